import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import type { Auth } from "./auth"
import { testAuth } from "./test-auth"

let connection: Connection
let auth: Auth
beforeEach(async () => {
  connection = await openTestDatabase()
  auth = testAuth(connection)
})
afterEach(() => connection.close())

const withCookies = (setCookies: string[]) =>
  new Headers({ cookie: setCookies.map((cookie) => cookie.split(";")[0]).join("; ") })

test("a caller without a session becomes a guest, and its cookie brings the guest back", async () => {
  const first = await auth.makeGuest(new Headers())
  expect(first.setCookies[0]).toMatch(/^millrace.*HttpOnly.*SameSite=Lax/)
  const again = await auth.find(withCookies(first.setCookies))
  expect(again?.user).toEqual({ id: first.user.id, isGuest: true, isOperator: false })
})

test("looking makes no session, and a tampered cookie names nobody", async () => {
  expect(await auth.find(new Headers())).toBeNull()
  const { setCookies } = await auth.makeGuest(new Headers())
  const tampered = setCookies.map((cookie) =>
    cookie.replace(/=(.)/, (_, first) => `=${first === "A" ? "B" : "A"}`),
  )
  expect(await auth.find(withCookies(tampered))).toBeNull()
  const { rows } = await connection.query('select count(*)::int as n from "user"', [])
  expect(rows).toEqual([{ n: 1 }])
})

test("a session that is due to be prolonged is, one that is over names nobody", async () => {
  const { setCookies } = await auth.makeGuest(new Headers())
  const expiring = async (at: string) => {
    await connection.query(`update session set expires_at = ${at}`, [])
    return auth.find(withCookies(setCookies))
  }
  expect((await auth.find(withCookies(setCookies)))?.setCookies).toEqual([])
  expect((await expiring("now() + interval '1 hour'"))?.setCookies[0]).toMatch(/^millrace/)
  expect(await expiring("now() - interval '1 second'")).toBeNull()
})

test("where accounts are required, a guest's cookie names nobody", async () => {
  const { setCookies } = await auth.makeGuest(new Headers())
  expect(await testAuth(connection, { AUTH: "required" }).find(withCookies(setCookies))).toBeNull()
})

test("two callers without a session are two guests", async () => {
  const [one, two] = await Promise.all([auth.makeGuest(new Headers()), auth.makeGuest(new Headers())])
  expect(one?.user.id).not.toBe(two?.user.id)
})

test("over HTTPS the cookie is never sent without it", async () => {
  const { setCookies } = await testAuth(connection, { PUBLIC_URL: "https://chat.example.org" }).makeGuest(
    new Headers(),
  )
  expect(setCookies[0]).toMatch(/^__Secure-millrace.*; Secure/)
})
