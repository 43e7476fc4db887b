import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { GenerationId } from "../protocol/ids"
import { anotherConnection, type RedisClient, within } from "../redis/redis-client"
import { systemClock } from "./clock"
import type { Feed } from "./feed"
import { entryOf, keyOf } from "./redis-entries"
import type { Tail } from "./tail"

/** How long one read waits for news; after it, it is seen which logs are gone. Milliseconds. */
const blockMs = 1_000
/** Entries of one log that one read brings. */
const readEntries = 500
/** Redis may be away so long before readers are sent to look elsewhere; so long is also what a commit may take. */
const awayMs = 2_000
const retryMs = 50
/** Logs that one read may wait for without a pause before it; more make it pause, so that each brings more. */
const logsAMs = 20

type Place = { client: RedisClient; tails: ReadonlyMap<GenerationId, Tail> }

/** Feeds all tails of the process with one blocking XREAD at a time, on a connection of its own. */
export class RedisFeed implements Feed {
  readonly #client: RedisClient
  readonly #reader: RedisClient
  readonly #tails: ReadonlyMap<GenerationId, Tail>
  /** A stream of our own among those that are waited for: an entry in it ends the wait when the others change. */
  readonly #wakeKey = `millrace:wake:${randomUUID()}`
  #wakes = 0
  #isRunning = false
  #isStopped = false

  constructor({ client, tails }: Place) {
    this.#client = client
    this.#reader = anotherConnection(client)
    this.#tails = tails
  }

  follow(tail: Tail): void {
    if (!tail.isFollowed || this.#isStopped) return
    if (this.#isRunning) this.#wake()
    else void this.#run()
  }

  grew(): void {
    /* Redis itself tells who waits */
  }

  tookOver(): void {
    /* likewise */
  }

  done(): void {
    /* likewise */
  }

  stop(): void {
    this.#isStopped = true
    this.#reader.destroy()
  }

  #wake() {
    const id = `${++this.#wakes}-0`
    const trim = { TRIM: { strategy: "MAXLEN", threshold: 1 } } as const
    Promise.all([
      this.#client.xAdd(this.#wakeKey, id, { at: "" }, trim),
      this.#client.expire(this.#wakeKey, 60),
    ]).catch(() => {
      /* the wait ends by itself a second later */
    })
  }

  async #run() {
    this.#isRunning = true
    let awaySince: number | null = null
    for (
      let followed = this.#followed();
      followed.length > 0 && !this.#isStopped;
      followed = this.#followed()
    ) {
      try {
        await this.#read(followed)
        awaySince = null
      } catch {
        awaySince ??= Date.now()
        if (Date.now() - awaySince >= awayMs) for (const tail of followed) tail.end()
        await sleep(retryMs)
      }
    }
    this.#isRunning = false
  }

  #followed(): Tail[] {
    return [...this.#tails.values()].filter((tail) => tail.isFollowed)
  }

  async #read(followed: readonly Tail[]) {
    const asked = new Map(followed.map((tail) => [keyOf(tail.id), { tail, seq: tail.lastSeq ?? 0 }]))
    const streams = [...asked].map(([key, { seq }]) => ({ key, id: `${seq}-0` }))
    streams.push({ key: this.#wakeKey, id: `${this.#wakes}-0` })
    const read = this.#reader.xRead(streams, { BLOCK: blockMs, COUNT: readEntries })
    const found = await within(blockMs + awayMs, read)
    if (!found) return this.#endRemoved(followed)
    for (const { name, messages } of found) {
      const { tail, seq } = asked.get(name) ?? {}
      // Something else may have fed it, or taken it over, meanwhile.
      if (tail && !tail.owner && tail.lastSeq === seq) tail.publish(messages.map(entryOf), systemClock.now())
    }
    await sleep(followed.length / logsAMs)
  }

  async #endRemoved(followed: readonly Tail[]) {
    const exist = await within(awayMs, Promise.all(followed.map(({ id }) => this.#client.exists(keyOf(id)))))
    for (const [index, tail] of followed.entries()) if (exist[index] === 0 && !tail.owner) tail.end()
  }
}
