import { request } from "node:http"
import { expect, test } from "../fixtures/test.ts"
import { builtPaths, fill } from "./handlers.ts"
import { Person, password } from "./person.ts"

const canary = "canary-of-the-owner"

/** Asks without the manners of fetch; resolves with the status, 0 when the connection was closed instead. */
function rawStatus(url: string, method: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(url, { method, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
      if (answer.headers["content-type"]?.startsWith("text/event-stream")) answer.destroy()
    })
    asked.on("error", () => resolve(0))
    asked.end()
  })
}

test("session fixation: a session that somebody planted is not the one that is signed in", async ({
  app,
}) => {
  const email = `${crypto.randomUUID()}@example.org`
  await Person.account(app.url, email)
  for (const sign of ["sign-in", "sign-up"]) {
    const victim = await Person.guest(app.url)
    const planted = victim.cookie
    const to = sign === "sign-in" ? email : `${crypto.randomUUID()}@example.org`
    const body = { email: to, password, name: "Somebody" }
    expect((await victim.call(`/api/auth/${sign}/email`, { method: "POST", body })).status).toBe(200)
    expect(victim.cookie).not.toBe(planted)
    const attacker = await fetch(`${app.url}/api/account`, { headers: { cookie: planted } })
    expect(attacker.status, sign).toBe(401)
    const { userId } = await (await victim.call("/api/session")).json()
    const asAttacker = await fetch(`${app.url}/api/session`, { headers: { cookie: planted } })
    expect((await asAttacker.json()).userId, sign).not.toBe(userId)
  }
})

test("the cookie of a session is for this host and its own pages alone", async ({ app }) => {
  const answer = await fetch(`${app.url}/api/session`)
  const cookies = answer.headers.getSetCookie()
  expect(cookies).toHaveLength(1)
  for (const flag of [/; HttpOnly/i, /; SameSite=Lax/i, /; Path=\//i]) expect(cookies[0]).toMatch(flag)
  expect(cookies[0]).not.toMatch(/; Domain=/i)
})

test("whether an address has an account is not told by signing in", async ({ app }) => {
  const email = `${crypto.randomUUID()}@example.org`
  await Person.account(app.url, email)
  const tries = [email, `${crypto.randomUUID()}@example.org`].map(async (one) => {
    const body = { email: one, password: "not the password" }
    const answer = await Person.nobody(app.url).call("/api/auth/sign-in/email", { method: "POST", body })
    return [answer.status, await answer.text()]
  })
  const [known, unknown] = await Promise.all(tries)
  expect(known).toEqual(unknown)
})

test("passwords that are too short or too long make no account, and an address in capitals makes no second one", async ({
  app,
}) => {
  const signUp = (email: string, word: string) =>
    Person.nobody(app.url).call("/api/auth/sign-up/email", {
      method: "POST",
      body: { email, name: "Somebody", password: word },
    })
  const email = `${crypto.randomUUID()}@example.org`
  for (const word of ["", "123456789", "x".repeat(129), "x".repeat(10_000)])
    expect((await signUp(email, word)).status, `${word.length} characters`).toBe(400)
  expect((await signUp(email, password)).status).toBe(200)
  expect((await signUp(email.toUpperCase(), password)).ok).toBe(false)
})

test("methods that nobody handles show nothing, change nothing, and break nothing", async ({ app }) => {
  test.setTimeout(120_000)
  const owner = await Person.account(app.url)
  const id = await owner.chat(canary)
  const { pid } = app
  for (const path of builtPaths()) {
    const url = app.url + fill(path, id)
    for (const method of ["HEAD", "OPTIONS", "PUT", "TRACE", "PROPFIND", "PURGE", "M-SEARCH"]) {
      const status = await rawStatus(url, method, { origin: app.url, cookie: owner.cookie })
      // Next.js has no Request for TRACE and says so with a bare 500.
      expect(status, `${method} ${path}`).toBeLessThan(method === "TRACE" ? 501 : 500)
    }
  }
  expect(await (await owner.call(`/api/chat/${id}`)).text()).toContain(canary)
  expect(app.pid).toBe(pid)
})

test("huge headers and endless addresses are refused, and the same process goes on", async ({ app }) => {
  const { pid } = app
  const huge: [string, Record<string, string>][] = [
    ["/api/chats", { "x-huge": "x".repeat(100_000) }],
    ["/api/chats", { cookie: "millrace.session_token=".padEnd(60_000, "x") }],
    ["/api/chats", { "x-forwarded-for": "203.0.113.1, ".repeat(5_000) }],
    [`/api/search?q=${"x".repeat(100_000)}`, {}],
    [`/api/chat/${"x".repeat(10_000)}`, {}],
    [`/chats/${"%2e%2e%2f".repeat(1_000)}etc/passwd`, {}],
  ]
  for (const [path, headers] of huge) {
    const status = await rawStatus(app.url + path, "GET", headers)
    expect(status === 0 || (status >= 400 && status < 500), `${path.slice(0, 40)}: ${status}`).toBe(true)
  }
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
  expect(app.pid).toBe(pid)
})
