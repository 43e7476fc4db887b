import type { Bus } from "../bus/bus"
import type { Database } from "../chat-store/database"
import type { UserId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import type { LiveBus } from "./live-bus"
import { hintOf, tellFrom } from "./live-hint"
import { LocalLiveBus } from "./local-live-bus"
import { RecentChanges } from "./recent-changes"
import type { Watchers } from "./watchers"

type Fleet = { bus: Bus; db: Database; watchers: Watchers }

/** The live bus of a deployment: between the tabs of this process directly, and through the bus to and from those of others. */
export function createLiveBus({ bus, db, watchers }: Fleet): LiveBus {
  const local = new LocalLiveBus()
  const order = new InOrder()
  const changes = new RecentChanges(db)
  bus.onSignal((signal) => {
    if (signal.about !== "live" || !local.isPresent(signal.userId)) return
    const { userId, event } = signal
    order.run(userId, async () => {
      const whole = await tellFrom(db, userId, event)
      if (whole) local.publish(userId, whole)
    })
  })
  bus.onListening(() => local.publishToAll({ type: "resync" }))
  return {
    isPresent: (userId) => local.isPresent(userId),
    onPresence: (listener) => local.onPresence(listener),
    publish(userId: UserId, event: LiveEvent) {
      local.publish(userId, event)
      const hint = hintOf(event)
      if (hint) bus.send({ about: "live", userId, event: hint })
    },
    async look() {
      for (const userId of await changes.of(local.present)) local.publish(userId, { type: "resync" })
    },
    subscribe(userId, listener) {
      const leave = watchers.enter(`user:${userId}`)
      const unsubscribe = local.subscribe(userId, listener)
      return () => {
        unsubscribe()
        leave()
      }
    },
  }
}

/** Runs what concerns one user one after the other; what fails is left to the tabs' next look. */
class InOrder {
  readonly #tails = new Map<UserId, Promise<void>>()

  run(userId: UserId, work: () => Promise<void>): void {
    const before = this.#tails.get(userId) ?? Promise.resolve()
    const tail = before.then(work).catch(() => {
      /* the store is away */
    })
    this.#tails.set(userId, tail)
    void tail.then(() => {
      if (this.#tails.get(userId) === tail) this.#tails.delete(userId)
    })
  }
}
