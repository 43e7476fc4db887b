import type { ChatDetail, Siblings } from "../protocol/chat"
import type { MessageId } from "../protocol/ids"
import type { ChatMessage } from "../protocol/message"

type Options = {
  /** Makes the server show the branch of this message. */
  put(messageId: MessageId): Promise<ChatDetail>
  /** Takes over what the server has. */
  show(detail: ChatDetail): void
  /** Shows a branch before the server has said anything. */
  look(messages: ChatMessage[]): void
}

/** The branches of a chat that this tab has seen, and the way from one to another. */
export class Branches {
  /** For each message the branch on which it was last on screen. */
  readonly #seen = new Map<string, ChatMessage[]>()
  readonly #options: Options
  #onScreen: string | undefined
  #settling: Promise<unknown> | null = null

  constructor(messages: ChatMessage[], options: Options) {
    this.#options = options
    this.remember(messages)
  }

  /** Fulfilled when the server knows of all switches; null when it does already. */
  get settling(): Promise<unknown> | null {
    return this.#settling
  }

  isOnScreen(leafId: MessageId): boolean {
    return this.#onScreen === leafId
  }

  remember(messages: ChatMessage[]): void {
    for (const { id } of messages) this.#seen.set(id, messages)
    this.#onScreen = messages.at(-1)?.id
  }

  /** From `shown` to the branch of this message. The last of several switches counts, in whatever order they are answered. */
  async switchTo(messageId: MessageId, shown: ChatMessage[]): Promise<void> {
    this.remember(shown)
    const known = this.#seen.get(messageId)
    if (known) this.#look(known)
    const leafId = (known?.at(-1)?.id ?? messageId) as MessageId
    // One after the other: the server keeps the last.
    const before = this.#settling ?? Promise.resolve()
    const put = before.then(() => this.#options.put(leafId))
    const settled = put.then(
      () => undefined,
      () => undefined,
    )
    this.#settling = settled
    try {
      const detail = await put
      if (this.#settling === settled) this.#options.show(detail)
    } catch (error) {
      if (this.#settling === settled) this.#look(shown)
      throw error
    } finally {
      if (this.#settling === settled) this.#settling = null
    }
  }

  #look(messages: ChatMessage[]): void {
    this.#onScreen = messages.at(-1)?.id
    this.#options.look(messages)
  }
}

/** What there is of versions after an answer took the place of another, or a changed question that of the first. */
export function withVersions(siblings: Siblings, before: ChatMessage[], after: ChatMessage[]): Siblings {
  const fork = after.findIndex(({ id }, index) => id !== before[index]?.id)
  const [old, added] = [before[fork], after[fork]]
  if (!old || !added || old.role !== added.role) return siblings
  const oldId = old.id as MessageId
  const versions = [...(siblings[oldId] ?? [oldId]), added.id as MessageId]
  return { ...siblings, ...Object.fromEntries(versions.map((id) => [id, versions])) }
}
