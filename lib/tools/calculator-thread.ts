import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { ToolError } from "./tool-error"

type Reply = { result: string; error?: undefined } | { result?: undefined; error: string }
type Limits = { limitMs?: number; idleMs?: number }

/**
 * Runs expressions one after the other in a thread that is started for the first and ended when none came for `idleMs`
 * (it takes 60 MB). One that takes longer than `limitMs` is ended with the thread; the next one gets a new thread.
 */
export class CalculatorThread {
  readonly #limits: Required<Limits>
  #worker: Promise<Worker> | null = null
  #last: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined

  constructor({ limitMs = 2_000, idleMs = 60_000 }: Limits = {}) {
    this.#limits = { limitMs, idleMs }
  }

  /** The value in words; rejects with a `ToolError`, or with the signal's reason when it aborts before its turn. */
  evaluate(expression: string, signal?: AbortSignal): Promise<string> {
    const run = async () => {
      signal?.throwIfAborted()
      return this.#run(expression)
    }
    const value = this.#last.then(run, run)
    this.#last = value.catch(() => {
      /* whoever asked is told; the next one takes its turn */
    })
    return value
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = null
    await worker
      ?.then((started) => started.terminate())
      .catch(() => {
        /* it never started */
      })
  }

  async #run(expression: string): Promise<string> {
    clearTimeout(this.#idle)
    const reply = await this.#answerOf(await this.#started(), expression)
    this.#idle = setTimeout(() => void this.close(), this.#limits.idleMs).unref()
    if (reply.error !== undefined) throw new ToolError(`It cannot be calculated: ${reply.error}.`)
    return reply.result
  }

  async #started(): Promise<Worker> {
    this.#worker ??= startWorker()
    try {
      return await this.#worker
    } catch (error) {
      this.#worker = null
      throw error
    }
  }

  #answerOf(worker: Worker, expression: string): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>()
    const end = (error: Error) => {
      reject(error)
      void this.close()
    }
    const late = () => end(new ToolError("It takes too long to calculate."))
    const timer = setTimeout(late, this.#limits.limitMs)
    const died = (cause: unknown) => end(new Error("The calculator's thread ended", { cause }))
    worker.ref()
    worker.once("message", resolve).once("error", died).once("exit", died)
    worker.postMessage(expression)
    return promise.finally(() => {
      clearTimeout(timer)
      worker.off("message", resolve).off("error", died).off("exit", died).unref()
    })
  }
}

/** Resolves when the library is loaded, which is no fault of the expression's. */
function startWorker(): Promise<Worker> {
  const { promise, resolve, reject } = Promise.withResolvers<Worker>()
  const file = join(/* turbopackIgnore: true */ process.cwd(), "lib/tools/calculator-worker.mjs")
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    name: "calculator",
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 96 },
  })
  worker.once("message", () => resolve(worker)).once("exit", () => reject(new Error("It ended at once")))
  // Stays: an error between two expressions, with nobody to hear it, would end the process.
  worker.on("error", reject)
  return promise
}
