import type { GenerationId } from "../protocol/ids"
import { type RedisClient, within } from "../redis/redis-client"
import { type Append, type Entries, maxSince } from "./entries"
import type { Entry } from "./stream-log"

/** A log that nobody appends to, or that has ended, goes by itself after so many seconds; the reaper removes it before. */
const expiresS = { open: 86_400, closed: 3_600 }
/** Entries of one page, which have 64 KB of text at most, and their size in UTF-16 units. */
const pageEntries = 256
const pageChars = 512 * 1024
/** Longest wait for an answer, in milliseconds. */
const answerMs = 2_000

/** The stream of a log; all streams of one Redis begin alike. */
export function keyOf(id: GenerationId): string {
  return `millrace:log:${id}`
}

/** The stream log on Redis Streams: entry `seq` has the id `seq-0`, its JSON in the field `json`, of the last one in `last`. */
export class RedisEntries implements Entries {
  readonly #client: RedisClient

  constructor(client: RedisClient) {
    this.#client = client
  }

  /** One pipeline for all logs, each on its own all or nothing. */
  async insert<A extends Append>(appends: readonly A[]): Promise<readonly A[]> {
    const written = await Promise.all(appends.map((append) => this.#append(append)))
    return appends.filter((_, index) => written[index] !== 1)
  }

  async page(id: GenerationId, after: number): Promise<Entry[]> {
    const entries = await this.#range(id, after + 1, pageEntries)
    let chars = 0
    const tooMuch = entries.findIndex(({ json }) => {
      chars += json.length
      return chars > pageChars
    })
    return tooMuch === -1 ? entries : entries.slice(0, Math.max(tooMuch, 1))
  }

  async newest(id: GenerationId): Promise<Entry | undefined> {
    const newest = await within(answerMs, this.#client.xRevRange(keyOf(id), "+", "-", { COUNT: 1 }))
    return newest?.map(entryOf)[0]
  }

  async since(cursors: readonly { id: GenerationId; seq: number }[]) {
    const ranges = cursors.map(async ({ id, seq }) => {
      const entries = await this.#range(id, seq, maxSince)
      return entries.map((entry) => ({ id, ...entry }))
    })
    return (await Promise.all(ranges)).flat()
  }

  async remove(ids: readonly GenerationId[]): Promise<void> {
    await within(answerMs, this.#client.unlink(ids.map(keyOf)))
  }

  #append({ id, entries }: Append): Promise<number> {
    const closes = entries.at(-1)?.last ?? false
    return this.#client.append({
      key: keyOf(id),
      first: entries[0]?.seq ?? 1,
      expiresS: closes ? expiresS.closed : expiresS.open,
      closes,
      jsons: entries.map(({ json }) => json),
    })
  }

  async #range(id: GenerationId, from: number, count: number): Promise<Entry[]> {
    const range = this.#client.xRange(keyOf(id), `${from}-0`, "+", { COUNT: count })
    return (await within(answerMs, range))?.map(entryOf) ?? []
  }
}

export function entryOf({ id, message }: { id: string; message: Record<string, string> }): Entry {
  const { json, last } = message
  return { seq: Number.parseInt(id, 10), json: json ?? last ?? "", last: last !== undefined }
}
