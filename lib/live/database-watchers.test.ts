import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { newGenerationId, type UserId } from "../protocol/ids"
import { createDatabaseWatchers, forgetWatchers } from "./database-watchers"
import type { Watched, Watchers } from "./watchers"

let connection: Connection
let here: Watchers
let there: Watchers
beforeEach(async () => {
  connection = await openTestDatabase()
  here = createDatabaseWatchers(connection.db, "here")
  there = createDatabaseWatchers(connection.db, "there")
})
afterEach(async () => {
  await Promise.all([here.stop(), there.stop()])
  await connection.close()
})

const generation: Watched = `generation:${newGenerationId()}`
const user: Watched = `user:${"someone" as UserId}`
const seen = (expected: number | null) =>
  vi.waitFor(async () => expect(await here.idleElsewhereMs([user, generation])).toBe(expected))

test("I5: who watches on another instance counts, who watches on this one is counted here", async () => {
  here.enter(generation)
  await here.stop()
  expect(await here.idleElsewhereMs([user, generation])).toBeNull()
  there.enter(generation)
  await seen(0)
})

test("I5: of several that watch there, the last one to leave counts, and then how long ago it left", async () => {
  const leave = [there.enter(user), there.enter(user)]
  await seen(0)
  leave[0]?.()
  leave[0]?.()
  expect(await here.idleElsewhereMs([user])).toBe(0)
  leave[1]?.()
  await vi.waitFor(async () => expect(await here.idleElsewhereMs([user])).toBeGreaterThan(0))
})

test("I5: an instance that died counts until its lease is over", async () => {
  there.enter(user)
  await seen(0)
  const { rows } = await connection.query(
    "select seen_until - now() > interval '14 s' as leased from watchers",
    [],
  )
  expect(rows).toEqual([{ leased: true }])
  await connection.query("update watchers set seen_until = now() - interval '2 s'", [])
  expect(await here.idleElsewhereMs([user, generation])).toBeGreaterThanOrEqual(2_000)
})

test("who comes and goes quickly ends as gone", async () => {
  for (let time = 0; time < 20; time++) there.enter(user)()
  await there.stop()
  expect(await here.idleElsewhereMs([user])).toBeGreaterThanOrEqual(0)
  const { rows } = await connection.query(
    "select count(*)::int as count from watchers where seen_until > now()",
    [],
  )
  expect(rows).toEqual([{ count: 0 }])
})

test("what is a day old is forgotten", async () => {
  there.enter(user)
  await there.stop()
  await connection.query("update watchers set seen_until = now() - interval '25 hours'", [])
  await forgetWatchers(connection.db)
  expect(await here.idleElsewhereMs([user])).toBeNull()
})
