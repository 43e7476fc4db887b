import type { ChatDetail } from "../protocol/chat"
import type { GenerationId, MessageId } from "../protocol/ids"
import type { ChatMessage } from "../protocol/message"
import { Branches, withVersions } from "./branches"
import { Freshness } from "./freshness"
import { RequestFailed } from "./request-failed"
import type { SessionState } from "./session-state"
import type { Store } from "./store"

export type StoredChatOptions = {
  /** What the page was rendered with; `new` for a chat that begins here; absent to load it. */
  initial: ChatDetail | "new" | undefined
  state: Store<SessionState>
  load(): Promise<ChatDetail>
  switchBranch(messageId: MessageId): Promise<ChatDetail>
  /** Puts messages on screen. */
  look(messages: ChatMessage[]): void
  /** Reads the answer that is running. */
  join(): Promise<void>
}

/** What the server has of a chat, as far as it is known here: loaded when it may be new, and put on screen. */
export class StoredChat {
  readonly #options: StoredChatOptions
  readonly #freshness: Freshness
  readonly #branches: Branches
  #exists: boolean

  constructor(options: StoredChatOptions) {
    const { initial, state, load, switchBranch, look, join } = options
    const detail = initial === "new" ? undefined : initial
    this.#options = options
    this.#exists = initial !== "new"
    this.#freshness = new Freshness(initial === undefined ? "load" : detail?.generationId ? "join" : null, {
      load,
      show: (loaded) => this.show(loaded),
      onFailure: (error) => this.#onLoadFailure(error),
      join,
      isRunning: () => state.get().running,
    })
    this.#branches = new Branches(detail?.messages ?? [], {
      put: switchBranch,
      show: (shown) => this.show(shown),
      look,
    })
  }

  /** Whether the server has it, as far as is known here. */
  get exists(): boolean {
    return this.#exists
  }

  /** Fulfilled when the server knows of all switches; null when it does already. */
  get branchSettling(): Promise<unknown> | null {
    return this.#branches.settling
  }

  isOnScreen(leafId: MessageId): boolean {
    return this.#branches.isOnScreen(leafId)
  }

  /** Notes that the server may know more, or that an answer runs that this tab does not read; `satisfy` acts on it. */
  needs(what: "load" | "join"): void {
    this.#freshness.needs(what)
  }

  async satisfy(): Promise<void> {
    await this.#freshness.satisfy()
  }

  show(detail: ChatDetail): void {
    this.#exists = true
    this.#options.look(detail.messages)
    this.#branches.remember(detail.messages)
    this.#options.state.patch({ loading: "ready", ...stateOf(detail) })
  }

  /** Shows what there is now that a stream has nothing more to tell; resolves with the generation that runs. */
  async reload(read: GenerationId | null): Promise<GenerationId | null> {
    const detail = await this.#options.load()
    this.show(detail)
    if (read && detail.generationId && detail.generationId !== read) this.needs("join")
    return detail.generationId
  }

  /** An answer has ended that the server took: what was and what is on screen. */
  onAnswered(before: ChatMessage[], after: ChatMessage[]): void {
    const { state } = this.#options
    this.#exists = true
    this.#branches.remember(before)
    this.#branches.remember(after)
    state.patch({ siblings: withVersions(state.get().siblings, before, after) })
  }

  async switchTo(messageId: MessageId, shown: ChatMessage[]): Promise<void> {
    await this.#branches.switchTo(messageId, shown)
  }

  #onLoadFailure(error: unknown): void {
    const { state } = this.#options
    const isMissing = error instanceof RequestFailed && error.failure.code === "not_found"
    if (!isMissing) this.#freshness.needs("load")
    if (isMissing) state.patch({ loading: "missing" })
    else if (state.get().loading === "loading") state.patch({ loading: "failed" })
  }
}

/** The state of a session that has loaded this, or nothing yet. */
export function stateOf(
  stored: ChatDetail | undefined,
): Pick<SessionState, "detail" | "siblings" | "ratings"> {
  if (stored === undefined) return { detail: null, siblings: {}, ratings: {} }
  const { messages: _, siblings, ratings, ...detail } = stored
  return { detail, siblings, ratings }
}
