import { PgliteThread, type QueryOptions, type Result } from "./pglite-thread"

/** A thread that died is not replaced more often than this, in milliseconds. */
const reopenMs = 1_000

/** What runs statements: the client itself, or a transaction on it. */
export interface Queries {
  query(text: string, params?: unknown[], options?: QueryOptions): Promise<Result>
}

/**
 * The part of PGlite's interface that Drizzle uses, on a thread. While a transaction runs, all other statements wait; one that
 * waits inside it for a statement outside never ends. A thread that died is replaced at the next statement.
 */
export class PgliteClient implements Queries {
  readonly #folder: string
  #thread: PgliteThread
  #openedAt = Date.now()
  #transaction: Promise<void> | null = null
  #isClosed = false

  constructor(folder: string) {
    this.#folder = folder
    this.#thread = new PgliteThread(folder)
  }

  /** Resolves when the database is open. */
  async opened(): Promise<void> {
    await this.#thread.opened
  }

  async query(text: string, params?: unknown[], options?: QueryOptions): Promise<Result> {
    while (this.#transaction) await this.#transaction
    return this.#living().query(text, params, options)
  }

  async transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    while (this.#transaction) await this.#transaction
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#transaction = promise
    try {
      return await inTransaction(this.#living(), work)
    } finally {
      this.#transaction = null
      resolve()
    }
  }

  async close(): Promise<void> {
    while (this.#transaction) await this.#transaction
    this.#isClosed = true
    await this.#thread.close()
  }

  #living(): PgliteThread {
    const stays = !this.#thread.isDead || this.#isClosed || Date.now() - this.#openedAt < reopenMs
    if (stays) return this.#thread
    this.#openedAt = Date.now()
    this.#thread = new PgliteThread(this.#folder)
    this.#thread.opened.catch(() => {
      /* the statements that wait for it say so */
    })
    return this.#thread
  }
}

/**
 * On one thread to the end: if it dies, what is left of the transaction must not run on the next one. Its beginning is not waited
 * for: statements run in order, and only a thread that died refuses it.
 */
async function inTransaction<T>(thread: PgliteThread, work: (queries: Queries) => Promise<T>): Promise<T> {
  const begun = thread.query("begin")
  try {
    const [result] = await Promise.all([work(thread), begun])
    await thread.query("commit")
    return result
  } catch (error) {
    if (!thread.isDead) await thread.query("rollback")
    throw error
  }
}
