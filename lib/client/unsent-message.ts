import { type MessageId, newMessageId } from "../protocol/ids"
import { sameFiles } from "./attached-file"
import type { SessionState, Unsent } from "./session-state"
import type { Store } from "./store"

/** The message that the server did not take: it waits in `state.unsent` for the composer, its id for the same words again. */
export class UnsentMessage {
  readonly #state: Store<SessionState>
  #last: Unsent | null = null

  constructor(state: Store<SessionState>) {
    this.#state = state
  }

  /** The id for a message: what was sent before and perhaps arrived keeps its own, so that the server sees one, not two. */
  idFor({ text, files }: Pick<Unsent, "text" | "files">): MessageId {
    const earlier = this.#last
    this.#last = null
    this.#state.patch({ unsent: null })
    const isSame = earlier?.text === text && sameFiles(earlier.files, files)
    return isSame ? earlier.messageId : newMessageId()
  }

  keep(unsent: Unsent): void {
    this.#last = unsent
    this.#state.patch({ unsent })
  }

  /** Gives it back to the composer, once. */
  take(): Unsent | null {
    const { unsent } = this.#state.get()
    this.#state.patch({ unsent: null })
    return unsent
  }
}
