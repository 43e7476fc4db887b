import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { AppError } from "../errors"

type Row = Record<string, unknown>
export type Result = { rows: Row[]; affectedRows?: number }
export type QueryOptions = {
  rowMode?: "array" | "object"
  /** Functions cannot cross threads; all that Drizzle passes leave a type as text, so their keys are enough. */
  parsers?: Record<number, unknown>
}

type Statement = Omit<QueryOptions, "parsers"> & { text: string; params: unknown[]; textTypes?: string[] }
type Request = Statement | { close: true }
type Reply = { id: number; result: Result; error?: { message: string }; isFatal?: boolean }
type Pending = { resolve: (result: Result) => void; reject: (error: unknown) => void }

/**
 * One life of PGlite in a worker thread; requests are answered in order. When it dies (a crash, a full disk), what is pending and
 * all that comes later rejects with `storage_unavailable`.
 */
export class PgliteThread {
  /** Resolves when the database is open; rejects with what kept it from opening. */
  readonly opened: Promise<unknown>
  readonly #worker: Worker
  readonly #pending = new Map<number, Pending>()
  #lastId = -1
  #death: AppError | null = null

  constructor(folder: string) {
    const file = join(/* turbopackIgnore: true */ process.cwd(), "lib/chat-store/pglite-worker.mjs")
    const options = { workerData: { folder }, name: "pglite", execArgv: [] }
    this.#worker = new Worker(/* turbopackIgnore: true */ file, options)
    this.#worker.on("message", (reply: Reply) => this.#settle(reply))
    this.#worker.on("error", (error) => this.#die(error))
    this.#worker.on("exit", (code) => this.#die(new Error(`The database's thread ended with code ${code}`)))
    this.opened = this.#expect()
  }

  get isDead(): boolean {
    return this.#death !== null
  }

  query(text: string, params: unknown[] = [], options: QueryOptions = {}): Promise<Result> {
    const { parsers, ...rest } = options
    return this.#send({ text, params, textTypes: parsers && Object.keys(parsers), ...rest })
  }

  /** Finishes what was asked for, closes the database and ends the thread. */
  async close(): Promise<void> {
    if (!this.#death) await this.#send({ close: true })
    await this.#worker.terminate()
  }

  #send(request: Request): Promise<Result> {
    if (this.#death) return Promise.reject(this.#death)
    const answer = this.#expect()
    this.#worker.postMessage({ id: this.#lastId, ...request })
    return answer
  }

  /** The thread keeps the process alive only while something waits for it. */
  #expect(): Promise<Result> {
    this.#lastId += 1
    if (this.#pending.size === 0) this.#worker.ref()
    return new Promise((resolve, reject) => this.#pending.set(this.#lastId, { resolve, reject }))
  }

  #settle({ id, result, error, isFatal }: Reply) {
    const thrown = error && Object.assign(new Error(error.message), error)
    if (isFatal) return this.#die(thrown)
    const waiting = this.#pending.get(id)
    this.#pending.delete(id)
    if (this.#pending.size === 0) this.#worker.unref()
    if (thrown) waiting?.reject(thrown)
    else waiting?.resolve(result)
  }

  #die(cause: unknown) {
    if (this.#death) return
    this.#death = new AppError("storage_unavailable", { cause })
    for (const { reject } of this.#pending.values()) reject(this.#death)
    this.#pending.clear()
    // After a panic PGlite spins for ever at the next statement.
    void this.#worker.terminate()
  }
}
