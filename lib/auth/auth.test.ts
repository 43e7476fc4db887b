import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import type { Auth } from "./auth"
import { RecentSessions } from "./recent-sessions"
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
    auth.forget()
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

test("a session found is known for a moment, until something may have ended it", async () => {
  const { setCookies, user } = await auth.makeGuest(new Headers())
  const headers = withCookies(setCookies)
  expect((await auth.find(headers))?.user).toEqual(user)
  await connection.query("delete from session", [])
  expect((await auth.find(headers))?.user).toEqual(user)
  auth.forget()
  expect(await auth.find(headers)).toBeNull()
})

test("whoever signs out is known no more at once", async () => {
  const { setCookies } = await auth.makeGuest(new Headers())
  const headers = withCookies(setCookies)
  expect(await auth.find(headers)).not.toBeNull()
  headers.set("origin", "http://localhost:3000")
  const request = new Request("http://localhost:3000/api/auth/sign-out", { method: "POST", headers })
  expect((await auth.handle(request)).status).toBe(200)
  expect(await auth.find(headers)).toBeNull()
})

test("nobody is kept who was not found, nor a look-up that failed or was overtaken", async () => {
  const recent = new RecentSessions<{ setCookies: string[] }>()
  const someone = { setCookies: [] }
  expect(await recent.find("a", async () => null)).toBeNull()
  await expect(recent.find("a", () => Promise.reject(new Error("down")))).rejects.toThrow("down")
  const { promise, resolve } = Promise.withResolvers<typeof someone>()
  const early = recent.find("a", () => promise)
  recent.forget()
  resolve(someone)
  expect(await early).toBe(someone)
  expect(await recent.find("a", async () => null)).toBeNull()
})
