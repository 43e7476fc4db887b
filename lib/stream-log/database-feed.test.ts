import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Bus } from "../bus/bus"
import { LocalHub } from "../bus/local-bus"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { newGenerationId } from "../protocol/ids"
import { systemClock } from "./clock"
import { finish, Reading, start, text } from "./contract/harness"
import { createDatabaseLog } from "./database-log"

/** No round ever comes: only signals make a feed look. */
const noRounds = { ...systemClock, after: () => () => {} }

let database: Connection
let bus: { writer: Bus; reader: Bus }
beforeEach(async () => {
  database = await openTestDatabase()
  const hub = new LocalHub()
  bus = { writer: hub.join(), reader: hub.join() }
})
afterEach(() => database.close())

const signals = (calls: readonly unknown[][]) => calls.map(([signal]) => (signal as { about: string }).about)

/** A log, and a reader on another instance that follows it. */
async function follow() {
  const log = createDatabaseLog(database, { bus: bus.writer })
  const other = createDatabaseLog(database, { bus: bus.reader, clock: noRounds })
  const id = newGenerationId()
  const writer = log.create(id)
  writer.append(start)
  await writer.flush()
  const followed = new Promise<void>((resolve) => {
    bus.writer.onSignal((signal) => signal.about === "follow" && resolve())
  })
  const reading = new Reading(other, id)
  await followed
  return { log, id, writer, reading }
}

test("a reader on another instance is told of every commit, without waiting for a round", async () => {
  const { writer, reading } = await follow()
  for (const [index, word] of ["Once", " upon", " a time"].entries()) {
    writer.append(text(word))
    await writer.flush()
    await reading.until(index + 2)
  }
  await writer.close(finish)
  await reading.ended
})

test("a removed log ends its readers on another instance at once", async () => {
  const { log, id, reading } = await follow()
  await log.remove([id])
  await reading.ended
})

test("a log that nobody follows elsewhere costs no signal", async () => {
  const sent = vi.spyOn(bus.writer, "send")
  const log = createDatabaseLog(database, { bus: bus.writer })
  const id = newGenerationId()
  const writer = log.create(id)
  const reading = new Reading(log, id)
  for (const word of ["Once", " upon", " a time"]) {
    writer.append(text(word))
    await writer.flush()
  }
  await writer.close(finish)
  await reading.ended
  expect(signals(sent.mock.calls)).toEqual([])
})
