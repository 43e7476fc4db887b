import { setTimeout as sleep } from "node:timers/promises"
import type { RawViewer, Seen } from "../fixtures/raw-viewer.ts"

/** Reads one answer as the page does: asks under one message id, and comes back with its cursor when the connection is lost. */
export class PersistentReader {
  readonly chatId = crypto.randomUUID()
  readonly question = `question ${this.chatId}`
  text = ""
  /** Connections that it took, the first one included. */
  connections = 0
  readonly #messageId = crypto.randomUUID()
  readonly #viewer: RawViewer
  #cursor: { generationId: string; seq: number } | null = null
  #finished = false

  constructor(viewer: RawViewer) {
    this.#viewer = viewer
  }

  async readToEnd(): Promise<void> {
    while (!this.#finished) {
      this.connections++
      try {
        for await (const seen of await this.#connect()) this.#note(seen)
      } catch (error) {
        if (!isLostConnection(error)) throw error
        await sleep(100)
      }
    }
  }

  #connect(): Promise<AsyncIterable<Seen>> {
    if (this.#cursor) return this.#viewer.resume(this.chatId, this.#cursor)
    return this.#viewer.ask(this.chatId, this.question, { messageId: this.#messageId })
  }

  #note({ generationId, seq, chunk }: Seen): void {
    if (generationId !== null && seq !== null) this.#cursor = { generationId, seq }
    if (chunk.type === "text-delta") this.text += chunk.delta
    if (chunk.type === "finish") this.#finished = true
  }
}

/** `fetch` says `TypeError` for a connection that was refused or lost; a refusal of the app is another error. */
const isLostConnection = (error: unknown) => error instanceof TypeError
