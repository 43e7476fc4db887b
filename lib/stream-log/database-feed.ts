import type { Bus } from "../bus/bus"
import type { GenerationId } from "../protocol/ids"
import type { Clock } from "./clock"
import { type Entries, maxSince } from "./entries"
import type { Feed } from "./feed"
import { announceMs, Followers } from "./followers"
import type { Tail } from "./tail"

/** How long an entry of another instance may wait to be seen here where signals pass not at all, or got lost; in milliseconds. */
const pollMs = 100
const safetyNetMs = 1_000

type Place = { entries: Entries; clock: Clock; bus: Bus; tails: ReadonlyMap<GenerationId, Tail> }

/**
 * Feeds tails from a database: looks when the bus says that their logs grew, with one query for all of them at a time, and by
 * itself now and then. Does nothing while nobody here reads a log that is written elsewhere.
 */
export class DatabaseFeed implements Feed {
  readonly #place: Place
  readonly #followers: Followers
  readonly #due = new Set<Tail>()
  readonly #unsubscribe: (() => void)[]
  #isLooking = false
  #announcedAt = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(place: Place) {
    const { bus, clock, tails } = place
    this.#place = place
    this.#followers = new Followers(bus, clock, (id) => Boolean(tails.get(id)?.owner))
    this.#unsubscribe = [
      bus.onSignal((signal) => {
        if (signal.about === "grew") this.#look(signal.ids.map((id) => tails.get(id)))
      }),
      bus.onListening(() => {
        this.#announcedAt = Number.NEGATIVE_INFINITY
        this.#round()
      }),
    ]
  }

  follow(tail: Tail): void {
    if (!tail.isFollowed) return
    this.#place.bus.send({ about: "follow", ids: [tail.id] })
    this.#cancel ??= this.#place.clock.after(this.#roundMs, () => this.#round())
  }

  grew(id: GenerationId): void {
    this.#followers.grew(id)
  }

  tookOver(id: GenerationId): void {
    this.#followers.expect(id)
  }

  done(id: GenerationId): void {
    this.#followers.forget(id)
  }

  stop(): void {
    this.#cancel?.()
    this.#followers.stop()
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
  }

  get #roundMs(): number {
    return this.#place.bus.isListening ? safetyNetMs : pollMs
  }

  /** Looks at all that is followed, and comes again while there is any. */
  #round() {
    const { bus, clock, tails } = this.#place
    const followed = [...tails.values()].filter((tail) => tail.isFollowed)
    this.#cancel?.()
    this.#cancel = followed.length === 0 ? null : clock.after(this.#roundMs, () => this.#round())
    if (followed.length > 0 && clock.now() >= this.#announcedAt + announceMs) {
      this.#announcedAt = clock.now()
      bus.send({ about: "follow", ids: followed.map(({ id }) => id) })
    }
    this.#look(followed)
  }

  #look(tails: readonly (Tail | undefined)[]) {
    for (const tail of tails) if (tail?.isFollowed) this.#due.add(tail)
    if (!this.#isLooking) void this.#lookAtDue()
  }

  /** What comes to be due meanwhile waits for the next query: the slower the database, the fewer of them. */
  async #lookAtDue() {
    this.#isLooking = true
    while (this.#due.size > 0) {
      const due = [...this.#due]
      this.#due.clear()
      try {
        await this.#ask(due)
      } catch {
        /* the store is away; the next round asks again */
      }
    }
    this.#isLooking = false
  }

  async #ask(tails: readonly Tail[]) {
    const asked = tails.filter((tail) => tail.isFollowed).map((tail) => ({ tail, ...placeOf(tail) }))
    if (asked.length === 0) return
    const rows = await this.#place.entries.since(asked)
    const byLog = Map.groupBy(rows, ({ id }) => id)
    for (const { tail, id, seq } of asked) {
      // Something else may have fed it, or taken it over, while the query ran.
      if (tail.owner || tail.lastSeq !== seq) continue
      const found = byLog.get(id)
      const news = found?.filter((row) => row.seq > seq) ?? []
      const entries = news.map(({ seq, json, last }) => ({ seq, json, last }))
      if (entries.length > 0) tail.publish(entries, this.#place.clock.now())
      else if (!found && rows.length < maxSince) tail.end()
    }
    // More than one query may bring.
    if (rows.length >= maxSince) for (const tail of tails) this.#due.add(tail)
  }
}

function placeOf({ id, lastSeq }: Tail) {
  return { id, seq: lastSeq ?? 0 }
}
