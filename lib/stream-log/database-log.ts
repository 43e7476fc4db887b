import type { Connection } from "../chat-store/database"
import type { GenerationId } from "../protocol/ids"
import type { Chunk } from "../protocol/message"
import { type Clock, systemClock } from "./clock"
import { CommitGroup } from "./commit-group"
import { EntriesTable, isTaken } from "./entries-table"
import { mergeRun } from "./merge-run"
import { Poll } from "./poll"
import { readLog } from "./reader"
import { type Entry, LogClosed, LogFenced, type LogWriter, type StreamLog } from "./stream-log"
import { Tail } from "./tail"
import { Writer } from "./writer"

/** The stream log in the database. Entries of this process reach its readers from memory, those of others by a poll. */
export function createDatabaseLog(
  connection: Pick<Connection, "query">,
  { clock = systemClock }: { clock?: Clock } = {},
): StreamLog {
  return new DatabaseLog(new EntriesTable(connection), clock)
}

/** What a takeover writes: it changes nothing for readers but holds the next number. */
const fence: Chunk = { type: "message-metadata", messageMetadata: {} }

class DatabaseLog implements StreamLog {
  readonly #table: EntriesTable
  readonly #group: CommitGroup
  readonly #poll: Poll
  /** Of the logs that have a writer or a reader here. */
  readonly #tails = new Map<GenerationId, Tail>()
  readonly #writers = new Map<GenerationId, Writer>()

  constructor(table: EntriesTable, clock: Clock) {
    this.#table = table
    this.#group = new CommitGroup(table, clock)
    this.#poll = new Poll(table, clock, this.#tails)
  }

  create(id: GenerationId): LogWriter {
    return this.#open(id, 0)
  }

  async takeOver(id: GenerationId): Promise<LogWriter> {
    for (;;) {
      const newest = await this.#table.newest(id)
      if (newest?.last) throw new LogClosed(`The log of ${id} has ended`)
      const entry = { seq: (newest?.seq ?? 0) + 1, json: JSON.stringify(fence), last: false }
      if (await this.#wins(id, entry)) return this.#open(id, entry.seq)
    }
  }

  read(id: GenerationId, options: { after: number; signal: AbortSignal }): AsyncIterable<Entry> {
    const join = (ring: () => void) => {
      const tail = this.#tail(id)
      tail.join(ring)
      this.#poll.start()
      return tail
    }
    const leave = (tail: Tail, ring: () => void) => {
      tail.leave(ring)
      this.#dropUnused(tail)
    }
    return readLog({ table: this.#table, join, leave }, options)
  }

  async snapshot(id: GenerationId) {
    const chunks: Chunk[] = []
    let newest: Entry = { seq: 0, json: "", last: false }
    while (!newest.last) {
      const page = await this.#table.page(id, newest.seq)
      if (page.length === 0) break
      for (let index = 0; index < page.length; ) {
        const entry = mergeRun(page, index)
        chunks.push(JSON.parse(entry.json) as Chunk)
        index += entry.seq - newest.seq
        newest = entry
      }
    }
    return { chunks, lastSeq: newest.seq, closed: newest.last }
  }

  async remove(ids: readonly GenerationId[]): Promise<void> {
    await this.#table.remove(ids)
    for (const id of ids) {
      this.#writers.get(id)?.settle(new LogFenced(`The log of ${id} was removed`))
      this.#tails.get(id)?.end()
    }
  }

  async dispose(): Promise<void> {
    await Promise.allSettled([...this.#writers.values()].map((writer) => writer.flush()))
    this.#poll.stop()
    for (const tail of this.#tails.values()) tail.end()
  }

  #tail(id: GenerationId): Tail {
    const tail = this.#tails.get(id) ?? new Tail(id)
    this.#tails.set(id, tail)
    return tail
  }

  #dropUnused(tail: Tail) {
    if (!tail.owner && !tail.hasReaders) this.#tails.delete(tail.id)
  }

  /** False when another writer got the number first. */
  async #wins(id: GenerationId, entry: Entry): Promise<boolean> {
    try {
      await this.#table.insert([{ id, entries: [entry] }])
      return true
    } catch (error) {
      if (isTaken(error)) return false
      throw error
    }
  }

  #open(id: GenerationId, lastSeq: number): Writer {
    this.#writers.get(id)?.settle(new LogFenced(`Another writer took over ${id}`))
    const tail = this.#tail(id)
    tail.startAt(lastSeq)
    const writer = new Writer({
      id,
      lastSeq,
      group: this.#group,
      onCommitted: (entries) => tail.publish(entries),
      onDone: () => {
        tail.owner = null
        this.#writers.delete(id)
        this.#poll.start()
        this.#dropUnused(tail)
      },
    })
    this.#writers.set(id, writer)
    tail.owner = writer
    return writer
  }
}
