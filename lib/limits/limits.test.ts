import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { readConfig } from "../config"
import type { UserId } from "../protocol/ids"
import { addPoints, readPoints, sweepCounters } from "./counter"
import { createLimits } from "./limits"

let connection: Connection
beforeEach(async () => {
  connection = await openTestDatabase()
})
afterEach(() => connection.close())

const limits = (env: Record<string, string> = {}) =>
  createLimits(connection.db, readConfig(env), "a secret for tests")
const outcomes = async (tries: number, work: () => Promise<unknown>) => {
  const seen: string[] = []
  for (let i = 0; i < tries; i++)
    seen.push(
      await work().then(
        () => "ok",
        (error) => error.code,
      ),
    )
  return seen
}
const no = "too_many_requests"

test("requests a minute are counted over all instances, and say how long to wait", async () => {
  const [one, two] = [limits({ REQUESTS_PER_MINUTE: "3" }), limits({ REQUESTS_PER_MINUTE: "3" })]
  const payer = one.payer(null, "198.51.100.7")
  const turns = [one, two, one, two]
  expect(await outcomes(4, () => (turns.shift() ?? one).request(payer))).toEqual(["ok", "ok", "ok", no])
  const refused = await two.request(payer).catch((error) => error)
  expect(refused.details.retryAfterS).toBeGreaterThan(0)
  expect(refused.details.retryAfterS).toBeLessThanOrEqual(60)
  expect(refused.details.reason).toBe("requests")
})

test("guests share what their address has; an account has its own", async () => {
  const all = limits({ REQUESTS_PER_MINUTE: "1" })
  const guest = (id: string) => all.payer({ id: id as UserId, isGuest: true, isOperator: false }, "192.0.2.1")
  const account = all.payer({ id: "a" as UserId, isGuest: false, isOperator: false }, "192.0.2.1")
  expect(guest("one")).toBe(guest("two"))
  await all.request(guest("one"))
  await expect(all.request(guest("two"))).rejects.toMatchObject({ code: no })
  await expect(all.request(account)).resolves.toBeUndefined()
  expect(guest("one")).not.toContain("192.0.2.1")
})

test("signing in is slowed after 10 failures; what succeeded does not count", async () => {
  const all = limits()
  for (let i = 0; i < 11; i++) await (await all.signIn("192.0.2.1", "a@example.org"))()
  const failing = () => all.signIn("192.0.2.1", "a@example.org")
  expect(await outcomes(11, failing)).toEqual([...Array(10).fill("ok"), no])
  await expect(all.signIn("192.0.2.2", "a@example.org")).resolves.toBeTypeOf("function")
})

test("one account tried from many addresses is slowed too, however its address is written", async () => {
  const all = limits()
  let address = 0
  const tries = await outcomes(61, () =>
    all.signIn(`192.0.2.${address++}`, address % 2 ? "A@example.org" : "a@example.org"),
  )
  expect(tries.indexOf(no)).toBe(60)
})

test("0 means no limit, and writes nothing", async () => {
  const all = limits({ REQUESTS_PER_MINUTE: "0", GUESTS_PER_HOUR: "0" })
  await all.request(all.payer(null, "192.0.2.1"))
  await all.newGuest("192.0.2.1")
  expect((await connection.query("select * from limit_counters", [])).rows).toEqual([])
})

test("a window that is over begins again, and old counters are swept", async () => {
  await addPoints(connection.db, { key: "k", points: 5, windowS: 60 })
  await connection.query("update limit_counters set expire = 1", [])
  expect((await readPoints(connection.db, "k")).points).toBe(0)
  expect(await addPoints(connection.db, { key: "k", points: 1, windowS: 60 })).toEqual({
    points: 1,
    leftS: 60,
  })
  await connection.query("update limit_counters set expire = 1", [])
  await sweepCounters(connection.db)
  expect((await connection.query("select * from limit_counters", [])).rows).toEqual([])
})
