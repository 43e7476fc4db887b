import { type MessageId, newMessageId } from "../protocol/ids"
import type { SessionState, Unsent } from "./session-state"
import type { Store } from "./store"

/** The message that the server did not take: its text waits in `state.unsent` for the composer, its id for the same text again. */
export class UnsentMessage {
  readonly #state: Store<SessionState>
  #last: Unsent | null = null

  constructor(state: Store<SessionState>) {
    this.#state = state
  }

  /** The id for a message: what was sent before and perhaps arrived keeps its own, so that the server sees one, not two. */
  idFor(text: string): MessageId {
    const earlier = this.#last
    this.#last = null
    this.#state.patch({ unsent: null })
    return earlier?.text === text ? earlier.messageId : newMessageId()
  }

  keep(unsent: Unsent): void {
    this.#last = unsent
    this.#state.patch({ unsent })
  }

  /** Gives the text back to the composer, once. */
  take(): Unsent | null {
    const { unsent } = this.#state.get()
    this.#state.patch({ unsent: null })
    return unsent
  }
}
