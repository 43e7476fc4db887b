import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { AppError } from "../errors"

type Row = Record<string, unknown>
type Result = { rows: Row[]; affectedRows?: number }
type Options = { rowMode?: "array" | "object"; parsers?: Record<number, unknown> }
type Request = { text: string; params: unknown[]; rowMode?: string; textTypes?: string[] } | { close: true }
type Reply = { id: number; result: Result; error?: { message: string } }
type Pending = { resolve: (result: Result) => void; reject: (error: unknown) => void }

/** What runs statements: the client itself, or a transaction on it. */
export interface Queries {
  query(text: string, params?: unknown[], options?: Options): Promise<Result>
}

/**
 * PGlite in a worker thread, with the part of PGlite's interface that Drizzle uses. Statements run in the order they are
 * asked for; while a transaction runs, all others wait, so one that waits inside it for a statement outside never ends.
 * When the worker dies, what is pending and all that comes later rejects with `storage_unavailable`.
 */
export class PgliteClient implements Queries {
  readonly #worker: Worker
  readonly #pending = new Map<number, Pending>()
  #lastId = -1
  #transaction: Promise<void> | undefined
  #dead: AppError | undefined

  constructor(folder: string) {
    const file = join(/* turbopackIgnore: true */ process.cwd(), "lib/chat-store/pglite-worker.mjs")
    this.#worker = new Worker(/* turbopackIgnore: true */ file, {
      workerData: { folder },
      name: "pglite",
      execArgv: [],
    })
    this.#worker.on("message", (reply: Reply) => this.#settle(reply))
    this.#worker.on("error", (error) => this.#die(error))
    this.#worker.on("exit", (code) => this.#die(new Error(`The database's thread ended with code ${code}`)))
  }

  /** Resolves when the database is open. Call it first and once. */
  async opened(): Promise<void> {
    try {
      await this.#expect()
    } catch (error) {
      await this.#worker.terminate()
      throw error
    }
  }

  async query(text: string, params: unknown[] = [], options?: Options): Promise<Result> {
    while (this.#transaction) await this.#transaction
    return this.#run(text, params, options)
  }

  async transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    while (this.#transaction) await this.#transaction
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#transaction = promise
    try {
      return await this.#inTransaction(work)
    } finally {
      this.#transaction = undefined
      resolve()
    }
  }

  /** Finishes what was asked for, closes the database and ends the thread. */
  async close(): Promise<void> {
    if (this.#dead) return
    while (this.#transaction) await this.#transaction
    const exited = new Promise((resolve) => this.#worker.once("exit", resolve))
    await this.#send({ close: true })
    await exited
  }

  async #inTransaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    await this.#run("begin")
    try {
      const result = await work({ query: (text, params, options) => this.#run(text, params, options) })
      await this.#run("commit")
      return result
    } catch (error) {
      await this.#run("rollback")
      throw error
    }
  }

  #run(text: string, params: unknown[] = [], options?: Options): Promise<Result> {
    // Parsers are functions and cannot cross threads; all that Drizzle passes leave a type as text.
    const textTypes = options?.parsers && Object.keys(options.parsers)
    return this.#send({ text, params, rowMode: options?.rowMode, textTypes })
  }

  #send(request: Request): Promise<Result> {
    if (this.#dead) return Promise.reject(this.#dead)
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

  #settle({ id, result, error }: Reply) {
    const waiting = this.#pending.get(id)
    this.#pending.delete(id)
    if (this.#pending.size === 0) this.#worker.unref()
    if (error) waiting?.reject(Object.assign(new Error(error.message), error))
    else waiting?.resolve(result)
  }

  #die(cause: unknown) {
    this.#dead ??= new AppError("storage_unavailable", { cause })
    for (const { reject } of this.#pending.values()) reject(this.#dead)
    this.#pending.clear()
  }
}
