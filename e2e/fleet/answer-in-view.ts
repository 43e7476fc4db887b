import { expect } from "@playwright/test"
import type { RawViewer, Seen } from "../fixtures/raw-viewer.ts"

/** One answer as a viewer sees it, on whichever instances: all its text, and the cursor behind it. */
export class AnswerInView {
  readonly chatId = crypto.randomUUID()
  text = ""
  /** True once the stream said that the answer is over. */
  finished = false
  #cursor: { generationId: string; seq: number } | null = null
  #reading: Promise<void> = Promise.resolve()
  #leave = new AbortController()

  /** Asks at the viewer's instance and begins to read. */
  async ask(viewer: RawViewer, question: string): Promise<void> {
    this.#follow(await viewer.ask(this.chatId, question, { signal: this.#leave.signal }))
  }

  /** Leaves the connection that is read now, and goes on at this viewer's instance from the same place. */
  async moveTo(viewer: RawViewer): Promise<void> {
    await this.leave()
    if (this.#cursor === null) throw new Error("Nothing was read yet.")
    this.#leave = new AbortController()
    this.#follow(await viewer.resume(this.chatId, this.#cursor, this.#leave.signal))
  }

  async leave(): Promise<void> {
    this.#leave.abort()
    await this.#reading
  }

  /** Waits until all of this text has been read. */
  async expectText(text: string, options?: { timeout: number }): Promise<void> {
    await expect.poll(() => this.text, options).toBe(text)
  }

  /** Resolves when the connection that is read now has ended. */
  async ended(): Promise<void> {
    await this.#reading
  }

  #follow(stream: AsyncIterable<Seen>): void {
    const read = async () => {
      for await (const { generationId, seq, chunk } of stream) {
        if (generationId !== null && seq !== null) {
          expect(seq, "numbers grow").toBeGreaterThan(this.#cursor?.seq ?? 0)
          this.#cursor = { generationId, seq }
        }
        if (chunk.type === "text-delta") this.text += chunk.delta
        if (chunk.type === "finish") this.finished = true
      }
    }
    const { signal } = this.#leave
    this.#reading = read().catch((error) => {
      // The connection was lost: what was read until then is what counts.
      if (!signal.aborted && !isLostConnection(error)) throw error
    })
  }
}

const isLostConnection = (error: unknown) => error instanceof TypeError && error.message === "terminated"
