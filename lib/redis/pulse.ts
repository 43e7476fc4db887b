import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises"
import type { RedisClient } from "./redis-client"

/** How often a Redis is asked whether it is there, and how long its answer may take, in milliseconds. */
const everyMs = 500
const answerMs = 500

/**
 * Whether the server of a connection answers. One that hangs keeps its connections open, so that only asking tells; within a
 * second it counts as silent, and at its next answer not any more, of which `onBack` is told.
 */
export class Pulse {
  readonly #client: RedisClient
  readonly #onBack: () => void
  #asked: Promise<boolean> | null = null
  #isStopped = false
  isBeating = false

  constructor(client: RedisClient, onBack: () => void) {
    this.#client = client
    this.#onBack = onBack
    void this.#run()
  }

  stop(): void {
    this.#isStopped = true
  }

  async #run() {
    while (!this.#isStopped) {
      const wasBeating = this.isBeating
      this.isBeating = await Promise.race([this.#ask(), silence()])
      if (this.isBeating && !wasBeating) this.#onBack()
      await sleep(everyMs, null, { ref: false })
    }
  }

  /** One question at a time: a server that hangs is not to find hundreds of them. */
  #ask(): Promise<boolean> {
    this.#asked ??= this.#client
      .ping()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        this.#asked = null
      })
    return this.#asked
  }
}

/** Once the time for an answer is over; one that has come while this process was busy is read first. */
async function silence(): Promise<false> {
  await sleep(answerMs, null, { ref: false })
  await nextTurn()
  return false
}
