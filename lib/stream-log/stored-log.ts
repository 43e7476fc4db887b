import { type GenerationId, newGenerationId } from "../protocol/ids"
import type { Chunk } from "../protocol/message"
import type { Clock } from "./clock"
import { CommitGroup } from "./commit-group"
import type { Entries } from "./entries"
import type { Feed } from "./feed"
import { type LogWatch, noWatch } from "./log-watch"
import { mergeRun } from "./merge-run"
import { readLog } from "./reader"
import { type Entry, LogClosed, LogFenced, type LogWriter, type StreamLog } from "./stream-log"
import { Tail } from "./tail"
import { Writer } from "./writer"

/** How long what begins a log waits for the first word, to be committed together, in milliseconds. */
const beginningMs = 50

/** What a takeover writes: it changes nothing for readers but holds the next number. */
const fence: Chunk = { type: "message-metadata", messageMetadata: {} }

type Parts = {
  entries: Entries
  clock: Clock
  watch?: LogWatch | undefined
  /** Makes the feed of these tails. */
  openFeed(tails: ReadonlyMap<GenerationId, Tail>): Feed
}

/**
 * The stream log on any store of entries. Those of this process reach its readers from memory, as soon as they are committed; those
 * of other instances through the feed.
 */
export class StoredLog implements StreamLog {
  readonly #table: Entries
  readonly #group: CommitGroup
  readonly #feed: Feed
  /** Of the logs that have a writer or a reader here. */
  readonly #tails = new Map<GenerationId, Tail>()
  readonly #writers = new Map<GenerationId, Writer>()
  readonly #clock: Clock
  readonly #watch: LogWatch

  constructor({ entries, clock, watch = noWatch, openFeed }: Parts) {
    this.#table = entries
    this.#clock = clock
    this.#watch = watch
    this.#group = new CommitGroup(entries, clock, watch)
    this.#feed = openFeed(this.#tails)
  }

  async newId(): Promise<GenerationId> {
    return newGenerationId()
  }

  create(id: GenerationId): LogWriter {
    return this.#open(id, { lastSeq: 0, dueAt: this.#clock.now() + beginningMs })
  }

  async takeOver(id: GenerationId): Promise<LogWriter> {
    for (;;) {
      const newest = await this.#table.newest(id)
      if (newest?.last) throw new LogClosed(`The log of ${id} has ended`)
      const entry = { seq: (newest?.seq ?? 0) + 1, json: JSON.stringify(fence), last: false }
      const refused = await this.#table.insert([{ id, entries: [entry] }])
      if (refused.length > 0) continue
      const writer = this.#open(id, { lastSeq: entry.seq, dueAt: 0 })
      this.#feed.tookOver(id)
      return writer
    }
  }

  read(id: GenerationId, options: { after: number; signal: AbortSignal }): AsyncIterable<Entry> {
    const join = (ring: () => void) => {
      const tail = this.#tail(id)
      tail.join(ring)
      this.#feed.follow(tail)
      return tail
    }
    const leave = (tail: Tail, ring: () => void) => {
      tail.leave(ring)
      this.#dropUnused(tail)
    }
    const follow = (tail: Tail, seq: number) => {
      tail.startAt(seq)
      this.#feed.follow(tail)
    }
    const delivered = ({ publishedAt }: Tail) => this.#watch.delivered(this.#clock.now() - publishedAt)
    return readLog({ table: this.#table, join, leave, follow, delivered }, options)
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
      this.#feed.grew(id)
      this.#writers.get(id)?.settle(new LogFenced(`The log of ${id} was removed`))
      this.#tails.get(id)?.end()
    }
  }

  get waiting(): number {
    return this.#group.waiting
  }

  async dispose(): Promise<void> {
    await Promise.allSettled([...this.#writers.values()].map((writer) => writer.flush()))
    this.#feed.stop()
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

  #open(id: GenerationId, { lastSeq, dueAt }: { lastSeq: number; dueAt: number }): Writer {
    this.#writers.get(id)?.settle(new LogFenced(`Another writer took over ${id}`))
    const tail = this.#tail(id)
    tail.startAt(lastSeq)
    const writer = new Writer({
      id,
      lastSeq,
      dueAt,
      group: this.#group,
      onCommitted: (entries) => {
        tail.publish(entries, this.#clock.now())
        this.#feed.grew(id)
      },
      onDone: () => {
        tail.owner = null
        this.#writers.delete(id)
        this.#feed.done(id)
        this.#feed.follow(tail)
        this.#dropUnused(tail)
      },
    })
    this.#writers.set(id, writer)
    tail.owner = writer
    return writer
  }
}
