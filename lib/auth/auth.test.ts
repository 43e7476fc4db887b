import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { type Auth, createAuth } from "./auth"

let connection: Connection
let auth: Auth
beforeEach(async () => {
  connection = await openTestDatabase()
  auth = createAuth(connection.db, { secret: "a secret for tests that is long enough" })
})
afterEach(() => connection.close())

const withCookies = (setCookies: string[]) =>
  new Headers({ cookie: setCookies.map((cookie) => cookie.split(";")[0]).join("; ") })

test("a caller without a session becomes a guest, and its cookie brings the guest back", async () => {
  const first = await auth.session(new Headers())
  expect(first.setCookies[0]).toMatch(/^millrace.*HttpOnly.*SameSite=Lax/)
  const again = await auth.session(withCookies(first.setCookies))
  expect(again.user).toEqual(first.user)
  expect(await auth.find(withCookies(first.setCookies))).toEqual(first.user)
})

test("looking makes no session, and a tampered cookie names nobody", async () => {
  expect(await auth.find(new Headers())).toBeNull()
  const { setCookies } = await auth.session(new Headers())
  const tampered = setCookies.map((cookie) =>
    cookie.replace(/=(.)/, (_, first) => `=${first === "A" ? "B" : "A"}`),
  )
  expect(await auth.find(withCookies(tampered))).toBeNull()
  const { rows } = await connection.query('select count(*)::int as n from "user"', [])
  expect(rows).toEqual([{ n: 1 }])
})

test("two callers without a session are two guests", async () => {
  const [one, two] = await Promise.all([auth.session(new Headers()), auth.session(new Headers())])
  expect(one?.user.id).not.toBe(two?.user.id)
})
