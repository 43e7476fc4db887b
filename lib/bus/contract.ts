import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type ChatId, type GenerationId, newGenerationId, type UserId } from "../protocol/ids"
import type { Bus, Signal } from "./bus"

/** What a driver brings to be tested. */
export type Harness = {
  /** Another instance on the same bus, listening. */
  join(): Promise<Bus>
  /** Breaks the connections of all instances; null where there are none. */
  cut: (() => Promise<void>) | null
  close(): Promise<void>
}

/** The guarantees of `Bus`, one test each: every driver runs them. */
export function testBus(name: string, open: () => Promise<Harness>, { connects = true } = {}): void {
  let harness: Harness
  let a: Bus
  let b: Bus
  beforeAll(async () => {
    harness = await open()
    a = await harness.join()
    b = await harness.join()
  }, 60_000)
  afterAll(async () => {
    await Promise.all([a.close(), b.close()])
    await harness.close()
  })

  test(`${name}: a signal reaches the others, in order, and never the one who sent it`, async () => {
    const c = await harness.join()
    const own = new Ear(a)
    const ears = [new Ear(b), new Ear(c)]
    const sent = Array.from({ length: 20 }, () => stop(newGenerationId()))
    for (const signal of sent) a.send(signal)
    await Promise.all(ears.map((ear) => ear.until(20)))
    for (const { heard } of ears) expect(heard).toEqual(sent)
    expect(own.heard).toEqual([])
    await c.close()
  })

  test(`${name}: any number of ids arrives`, async () => {
    const ids = Array.from({ length: 2_000 }, newGenerationId)
    const ear = new Ear(b)
    a.send({ about: "grew", ids })
    await ear.untilTrue(() => idsOf(ear.heard).length === 2_000)
    expect(idsOf(ear.heard)).toEqual(ids)
  })

  test(`${name}: what happened to a chat arrives as it was sent`, async () => {
    const signal: Signal = {
      about: "live",
      userId: "user-1" as UserId,
      event: { type: "generation-ended", chatId: "c".repeat(64) as ChatId, generationId: newGenerationId() },
    }
    const ear = new Ear(b)
    a.send(signal)
    await ear.until(1)
    expect(ear.heard).toEqual([signal])
  })

  if (!connects) return
  test(`${name}: a connection that is lost is made again, and says so`, async () => {
    const back = Promise.all([a, b].map((bus) => new Promise<void>((done) => bus.onListening(done))))
    await harness.cut?.()
    await back
    expect([a.isListening, b.isListening]).toEqual([true, true])
    const ear = new Ear(b)
    const signal = stop(newGenerationId())
    a.send(signal)
    await ear.until(1)
    expect(ear.heard).toEqual([signal])
  })
}

/** Resolves when the bus listens. */
export async function listening(bus: Bus): Promise<Bus> {
  if (!bus.isListening) await new Promise<void>((resolve) => bus.onListening(resolve))
  return bus
}

const stop = (id: GenerationId): Signal => ({ about: "stop", ids: [id] })
const idsOf = (signals: readonly Signal[]) =>
  signals.flatMap((signal) => (signal.about === "live" ? [] : signal.ids))

class Ear {
  readonly heard: Signal[] = []

  constructor(bus: Bus) {
    bus.onSignal((signal) => this.heard.push(signal))
  }

  until(count: number): Promise<void> {
    return this.untilTrue(() => this.heard.length >= count)
  }

  async untilTrue(isSo: () => boolean): Promise<void> {
    while (!isSo()) await sleep(1)
  }
}
