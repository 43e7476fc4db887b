import { type ChatId, type GenerationId, newMessageId } from "../protocol/ids"
import { type ChatMessage, type Chunk, isTerminal, type StopReceipt } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import type { Attention } from "./attention"
import { MillraceTransport } from "./chat-transport"
import { connected } from "./connection-state"
import { type Failure, RequestFailed, unreachable } from "./request-failed"
import type { SessionState } from "./session-state"
import { SteadyChat } from "./steady-chat"
import { stopAnswer } from "./stop-answer"
import type { Store } from "./store"

export type AnswerRunOptions = {
  chatId: ChatId
  /** What is on screen to begin with. */
  messages: ChatMessage[]
  state: Store<SessionState>
  attention: Attention
  fetch: typeof fetch
  /** In [0, 1). */
  random: () => number
  stopChat(): Promise<StopReceipt>
  /** Resolves when the server knows which branch is meant; null when it does already. */
  branchSettling(): Promise<unknown> | null
  /** Shows what the store has; resolves with the generation that runs by then. `read`: the one that was being read. */
  reload(read: GenerationId | null): Promise<GenerationId | null>
  /** The server took the request, and the answer has ended; `before` is what was on screen. */
  onAnswered(before: ChatMessage[]): void
  /** It is over, answered or not. */
  onEnd(failure: Failure | null): void
}

/** The answer that this tab reads, one at a time, from the request that asks for it to its end. */
export class AnswerRun {
  readonly chat: SteadyChat
  readonly #options: AnswerRunOptions
  readonly #transport: MillraceTransport

  constructor(options: AnswerRunOptions) {
    const { chatId, messages, state, fetch, attention, random } = options
    this.#options = options
    this.#transport = new MillraceTransport({
      chatId,
      fetch,
      attention,
      random,
      isStopping: () => state.get().stopping,
      onConnection: (connection) => state.patch({ connection }),
      onChunk: (chunk) => this.#onChunk(chunk),
      onUnknown: () => state.patch({ outdated: true }),
      reload: () => options.reload(this.#transport.reader?.cursor?.generationId ?? null),
    })
    this.chat = new SteadyChat({ id: chatId, messages, transport: this.#transport, generateId: newMessageId })
  }

  /** See `ChatSession.run`. */
  async run(begin: () => Promise<void>, undo: (failure: Failure) => void): Promise<void> {
    const { state, branchSettling, onAnswered, onEnd } = this.#options
    if (state.get().running) return undo(busy)
    state.patch({ running: true, stopping: false })
    this.#transport.forget()
    await branchSettling()
    const before = this.chat.messages
    const failure = await begin().then(() => this.#failure(), refused)
    if (this.#transport.reader?.accepted) onAnswered(before)
    else if (failure) undo(failure)
    state.patch({ running: false, stopping: false, notice: null, connection: connected })
    onEnd(failure)
  }

  /** Reads the answer that somebody else asked for. */
  async join(): Promise<void> {
    await this.run(
      () => {
        this.chat.hold(this.chat.messages.at(-1))
        return this.chat.resumeStream()
      },
      () => {
        /* nothing was sent */
      },
    )
  }

  /** Makes the next `chat.resumeStream()` begin with this request. */
  stage(request: StartRequest): void {
    this.#transport.stage(request)
  }

  /** See `ChatSession.stop`. */
  async stop(): Promise<void> {
    const { state, attention, stopChat } = this.#options
    if (state.get().stopping) return
    state.patch({ stopping: true })
    // A message that waits for its next attempt is called off.
    attention.ask()
    try {
      await stopAnswer({
        post: stopChat,
        isRunning: () => state.get().running,
        isAccepted: () => this.#transport.reader?.accepted ?? !state.get().running,
        pause: (ms) => attention.wake(ms),
      })
      // The end is fetched now, even out of view or between two attempts.
      attention.ask()
      if (!state.get().running) state.patch({ stopping: false })
    } catch {
      // Refused: the answer goes on, and so does the button.
      state.patch({ stopping: false })
    }
  }

  /** Whether this tab reads that generation, has read it, or is about to learn that it does. */
  reads(id: GenerationId): boolean {
    const cursor = this.#transport.reader?.cursor
    return cursor ? cursor.generationId === id : this.#options.state.get().running
  }

  #failure(): Failure | null {
    if (this.chat.status !== "error") return null
    return this.chat.error instanceof RequestFailed ? this.chat.error.failure : unreachable
  }

  #onChunk(chunk: Chunk): void {
    this.#options.state.patch({ notice: chunk.type === "data-notice" ? chunk.data : null })
    // However short it turned out, this is the message.
    if (isTerminal(chunk)) this.chat.release()
  }
}

const busy: Failure = {
  code: "generation_running",
  status: 409,
  message: "An answer is being made in this chat.",
}

function refused(): Failure {
  return { code: "bad_request", status: 0, message: "The chat has no such message." }
}
