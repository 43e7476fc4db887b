import { afterEach, beforeEach, expect, test } from "vitest"
import { startStubProvider } from "@/lib/auth/stub-oidc-provider"
import type { Connection } from "@/lib/chat-store/database"
import { openTestDatabase } from "@/lib/chat-store/test-database"
import { endUser } from "@/lib/generation/end-user"
import { startGeneration } from "@/lib/generation/start"
import { testInstance } from "@/lib/generation/test-instance"
import { TestClient } from "@/lib/http/test-client"
import { serveFrom } from "@/lib/http/test-server"
import type { Account } from "@/lib/protocol/account"
import { newChatId, newMessageId, type UserId } from "@/lib/protocol/ids"
import { GET as account } from "../account/route"
import { DELETE as revoke } from "../account/sessions/[id]/route"
import { DELETE as revokeOthers } from "../account/sessions/route"
import { GET as session } from "../session/route"
import { GET, POST } from "./[...path]/route"

let connection: Connection
let instance: ReturnType<typeof testInstance>
beforeEach(async () => {
  connection = await openTestDatabase()
  instance = testInstance(connection)
  serve()
})
afterEach(() => connection.close())

const serve = (env: Record<string, string> = {}, more = {}) =>
  serveFrom(connection, env, instance.deps, {
    beforeDelete: (userId: UserId) => endUser(instance.deps, userId),
    ...more,
  })

class Person extends TestClient {
  post(path: string, body: object = {}, headers = {}) {
    return this.call(POST, `/api/auth/${path}`, { path: path.split("/") }, { method: "POST", body, headers })
  }
  get(path: string, query = "") {
    return this.call(GET, `/api/auth/${path}${query}`, { path: path.split("/") })
  }
  signUp(email: string) {
    return this.post("sign-up/email", { email, name: "Somebody", password })
  }
  signIn(email: string, word = password) {
    return this.post("sign-in/email", { email, password: word })
  }
  async userId() {
    return (await (await this.call(session, "/api/session")).json()).userId as UserId
  }
  async account() {
    return (await (await this.call(account, "/api/account")).json()) as Account
  }
}
const password = "a long enough password"

async function chatOf(userId: UserId) {
  const id = newChatId()
  const message = {
    id: newMessageId(),
    role: "user" as const,
    parts: [{ type: "text" as const, text: "Hello" }],
  }
  await startGeneration(instance.deps, { userId, request: { id, trigger: "submit-message", message } })
  return id
}
const rows = async (sql: string) => (await connection.query(sql, [])).rows

test("the first account is the operator, and no other is", async () => {
  const [first, second] = [new Person(), new Person()]
  await first.userId()
  expect((await first.signUp("first@example.org")).status).toBe(200)
  expect((await second.signUp("second@example.org")).status).toBe(200)
  expect(await first.account()).toMatchObject({ email: "first@example.org", isOperator: true })
  expect(await second.account()).toMatchObject({ email: "second@example.org", isOperator: false })
})

test("where sign-up is closed, the first account can be made and no other, by no way", async () => {
  const provider = await startStubProvider({
    sub: "x",
    email: "c@example.org",
    email_verified: true,
    name: "C",
  })
  const client = { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: "client", OIDC_CLIENT_SECRET: "secret" }
  serve({ SIGN_UP: "closed", ...client })
  const guest = new Person()
  await guest.userId()
  expect((await guest.signUp("first@example.org")).status).toBe(200)
  // The same words for an address that has an account and one that has none.
  for (const email of ["second@example.org", "first@example.org"]) {
    const refused = await new Person().signUp(email)
    expect(refused.status).toBe(403)
    expect((await refused.json()).error.reason).toBe("SIGN_UP_CLOSED")
  }
  const stranger = new Person()
  await stranger.userId()
  const back = await throughProvider(stranger)
  expect(back.headers.get("location")).toBe("/sign-in?error=unable_to_create_user")
  expect((await stranger.call(account, "/api/account")).status).toBe(401)
  expect(await rows('select email from "user" where not is_anonymous')).toEqual([
    { email: "first@example.org" },
  ])
  expect((await new Person().signIn("first@example.org")).status).toBe(200)
  provider.close()
})

/** To the stub of a provider and back, as a browser would go. */
async function throughProvider(person: Person) {
  const asked = await person.post("sign-in/social", { provider: "oidc", callbackURL: "/" })
  const { state, nonce } = Object.fromEntries(new URL((await asked.json()).url).searchParams)
  return person.get("callback/oidc", `?code=${nonce}&state=${state}`)
}

test("a session's token is never in a body", async () => {
  const person = new Person()
  const bodies = [await person.signUp("a@example.org"), await person.signIn("a@example.org")]
  for (const response of bodies) {
    expect(response.headers.getSetCookie().join()).toContain("HttpOnly")
    expect(await response.text()).not.toContain("token")
  }
})

test("a guest who signs up keeps the chats, and so does one who signs in", async () => {
  const person = new Person()
  const chat = await chatOf(await person.userId())
  await person.signUp("a@example.org")
  const userId = await person.userId()
  expect(await rows(`select id, user_id from chats`)).toEqual([{ id: chat, user_id: userId }])

  const elsewhere = new Person()
  await chatOf(await elsewhere.userId())
  await elsewhere.signIn("a@example.org")
  expect(await elsewhere.userId()).toBe(userId)
  expect(await rows("select distinct user_id from chats")).toEqual([{ user_id: userId }])
  expect(await rows("select distinct user_id from generations")).toEqual([{ user_id: userId }])
  expect(await rows('select id from "user" where is_anonymous')).toEqual([])
})

test("sessions are listed without what opens them; each can be ended, or all others at once", async () => {
  const [here, there] = [new Person(), new Person()]
  await here.signUp("a@example.org")
  await there.signIn("a@example.org")
  const { sessions } = await here.account()
  expect(sessions).toHaveLength(2)
  expect(Object.keys(sessions[0] ?? {}).sort()).toEqual([
    "createdAt",
    "id",
    "isCurrent",
    "updatedAt",
    "userAgent",
  ])
  const other = sessions.find((one) => !one.isCurrent)?.id ?? ""
  const end = (who: Person, id: string) =>
    who.call(revoke, `/api/account/sessions/${id}`, { id }, { method: "DELETE" })
  const stranger = new Person()
  await stranger.signUp("b@example.org")
  const [foreign, missing] = [await end(stranger, other), await end(stranger, "no-session-has-this-id")]
  expect([foreign.status, missing.status]).toEqual([404, 404])
  expect(await foreign.text()).toBe(await missing.text())
  expect((await there.call(account, "/api/account")).status).toBe(200)
  expect((await end(here, other)).status).toBe(204)
  expect((await there.call(account, "/api/account")).status).toBe(401)
  await there.signIn("a@example.org")
  await here.call(revokeOthers, "/api/account/sessions", {}, { method: "DELETE" })
  expect((await here.account()).sessions).toHaveLength(1)
})

test("deleting an account takes the password and removes everything, a running answer too", async () => {
  const person = new Person()
  await person.signUp("a@example.org")
  await chatOf(await person.userId())
  expect((await person.post("delete-user", { password: "a wrong password" })).status).toBe(400)
  expect((await person.post("delete-user", { password })).status).toBe(200)
  for (const table of ["user", "session", "account", "chats", "messages", "generations", "stream_entries"])
    expect(await rows(`select * from "${table}"`), table).toEqual([])
  expect(instance.deps.running.size).toBe(0)
  expect((await person.call(account, "/api/account")).status).toBe(401)
})

test("brute force is slowed after 10 tries, and forged addresses do not help", async () => {
  await new Person().signUp("a@example.org")
  const attacker = new Person()
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) {
    const forged = { "x-forwarded-for": `203.0.113.${i}`, "x-real-ip": `203.0.113.${i}` }
    const body = { email: "a@example.org", password: `guess number ${i}` }
    statuses.push((await attacker.post("sign-in/email", body, forged)).status)
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
  const slowed = await attacker.signIn("a@example.org")
  const { error } = await slowed.json()
  expect(error).toMatchObject({ code: "too_many_requests", reason: "sign-in" })
  expect(slowed.headers.get("retry-after")).toBe(String(error.retryAfterS))
}, 20_000)

test("endpoints of the library that the app does not use are not there", async () => {
  const person = new Person()
  for (const path of [
    "sign-in/anonymous",
    "delete-anonymous-user",
    "update-user",
    "get-access-token",
    "ok",
  ]) {
    expect((await person.post(path)).status, path).toBe(404)
    expect((await person.get(path)).status, path).toBe(404)
  }
  expect((await person.get("list-sessions")).status).toBe(404)
  expect((await person.post("constructor")).status).toBe(404)
})

test("no address of another site is a place to go back to", async () => {
  const person = new Person()
  const evil = ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
  // Browsers leave tabs and line ends out of an address.
  for (const url of [...evil, "/\t/evil.example", "/\n\\evil.example", "\t//evil.example", ""]) {
    const asked = await person.post("sign-in/social", { provider: "github", callbackURL: url })
    expect(asked.status, url).toBe(400)
    const mailed = await person.get("verify-email", `?token=x&callbackURL=${encodeURIComponent(url)}`)
    expect(mailed.status, url).toBe(400)
  }
  // Said twice: whichever of the two the library takes.
  for (const twice of [
    "callbackURL=//evil.example&callbackURL=/",
    "callbackURL=/&callbackURL=//evil.example",
  ]) {
    const answer = await person.get("verify-email", `?token=x&${twice}`)
    expect(answer.status, twice).toBe(400)
  }
})

test("where mail can be sent, an address is confirmed first and a forgotten password is reset", async () => {
  const mails: { to: string; url: string }[] = []
  const keep = async (to: string, url: string) => void mails.push({ to, url })
  serve(
    { SMTP_URL: "smtp://127.0.0.1", PUBLIC_URL: "http://localhost:3000" },
    {
      mailer: { sendVerification: keep, sendReset: keep },
    },
  )
  const person = new Person()
  const chat = await chatOf(await person.userId())
  await person.signUp("a@example.org")
  expect((await person.call(account, "/api/account")).status).toBe(401)
  expect((await (await person.signIn("a@example.org")).json()).error.reason).toBe("EMAIL_NOT_VERIFIED")
  const open = (url: string) => person.get(...pathOf(url))
  await open(mails.shift()?.url ?? "")
  const userId = await person.userId()
  expect(await person.account()).toMatchObject({ email: "a@example.org", emailVerified: true })
  expect(await rows("select id, user_id from chats")).toEqual([{ id: chat, user_id: userId }])

  mails.splice(0)
  await person.post("request-password-reset", { email: "a@example.org", redirectTo: "/reset-password" })
  expect(mails[0]?.url).toMatch(/^http:\/\/localhost:3000\//)
  const back = (await open(mails[0]?.url ?? "")).headers.get("location") ?? ""
  const token = new URL(back, "http://localhost:3000").searchParams.get("token")
  await person.post("reset-password", { token, newPassword: "another long password" })
  expect((await person.call(account, "/api/account")).status).toBe(401)
  expect((await person.signIn("a@example.org", "another long password")).status).toBe(200)
})

function pathOf(url: string): [string, string] {
  const { pathname, search } = new URL(url)
  return [pathname.replace("/api/auth/", ""), search]
}

test("any OpenID Connect provider lets in, a guest keeps the chats, and a forged state does not", async () => {
  const person = { sub: "somebody", email: "a@example.org", email_verified: true, name: "A" }
  const provider = await startStubProvider(person)
  const client = { OIDC_CLIENT_ID: "client", OIDC_CLIENT_SECRET: "secret" }
  serve({ OIDC_ISSUER: provider.issuer, ...client })
  const guest = new Person()
  const chat = await chatOf(await guest.userId())
  const { url } = await (await guest.post("sign-in/social", { provider: "oidc", callbackURL: "/" })).json()
  expect(url).toMatch(`${provider.issuer}/authorize?`)
  const { state, nonce } = Object.fromEntries(new URL(url).searchParams)
  const forged = await new Person().get("callback/oidc", `?code=${nonce}&state=${state}`)
  expect(forged.headers.get("location")).toContain("error=")
  const back = await guest.get("callback/oidc", `?code=${nonce}&state=${state}`)
  expect(back.headers.get("location")).not.toContain("error")
  expect(await guest.account()).toMatchObject({
    email: "a@example.org",
    providers: ["oidc"],
    hasPassword: false,
  })
  expect(await rows("select id, user_id from chats")).toEqual([{ id: chat, user_id: await guest.userId() }])
  provider.close()
})

test("a single user has nothing to sign in to", async () => {
  serve({ AUTH: "single-user" })
  expect((await new Person().signUp("a@example.org")).status).toBe(404)
})
