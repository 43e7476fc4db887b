import { HOLD } from "../../demo/script.ts"
import { expect, test } from "../fixtures/test.ts"
import { Person, password } from "./person.ts"

/** Reads a stream to its end; resolves with how long that took from `startedAt`. */
async function msUntilClosed(answer: Response, startedAt: () => number): Promise<number> {
  const reader = answer.body?.getReader()
  while (!(await reader?.read().catch(() => ({ done: true })))?.done);
  return performance.now() - startedAt()
}

const endings: Record<string, (person: Person) => Promise<Response>> = {
  "signing out": (person) => person.call("/api/auth/sign-out", { method: "POST", body: {} }),
  "deleting the account": (person) =>
    person.call("/api/auth/delete-user", { method: "POST", body: { password } }),
}

for (const [name, end] of Object.entries(endings)) {
  test(`${name} closes the streams of the session within 15 s`, async ({ app, modelServer }) => {
    test.setTimeout(60_000)
    modelServer.script(["Once upon", HOLD, "a time"])
    const person = await Person.account(app.url)
    const answer = await person.ask(crypto.randomUUID(), "Tell me a story")
    const live = await person.call("/api/live")
    await modelServer.held()
    let endedAt = performance.now()
    const closed = [answer, live].map((stream) => msUntilClosed(stream, () => endedAt))
    endedAt = performance.now()
    expect((await end(person)).status).toBe(200)
    for (const ms of await Promise.all(closed)) expect(ms).toBeLessThan(15_000)
    modelServer.release()
  })
}

test("a session that another device ended stops streaming there", async ({ app, modelServer }) => {
  test.setTimeout(60_000)
  modelServer.script(["Once upon", HOLD, "a time"])
  const email = `${crypto.randomUUID()}@example.org`
  const here = await Person.account(app.url, email)
  const there = Person.nobody(app.url)
  await there.call("/api/auth/sign-in/email", { method: "POST", body: { email, password } })
  const answer = await there.ask(crypto.randomUUID(), "Tell me a story")
  await modelServer.held()
  const startedAt = performance.now()
  const closed = msUntilClosed(answer, () => startedAt)
  expect((await here.call("/api/account/sessions", { method: "DELETE" })).status).toBe(204)
  expect(await closed).toBeLessThan(15_000)
  expect((await there.call("/api/account")).status).toBe(401)
  modelServer.release()
})

const tamper: Record<string, (value: string) => string> = {
  "another signature": (value) => value.replace(/\.[^.]+$/, `.${"A".repeat(43)}%3D`),
  "no signature": (value) => value.split(".")[0] ?? "",
  "an empty signature": (value) => `${value.split(".")[0]}.`,
  "another token": (value) => `${"x".repeat(32)}.${value.split(".")[1]}`,
  "a token that is SQL": (value) => `' or 1=1 --.${value.split(".")[1]}`,
  "a JWT without an algorithm": () => `${b64({ alg: "none" })}.${b64({ sub: "1", id: "1" })}.`,
  "a JWT with a shared secret": () => `${b64({ alg: "HS256" })}.${b64({ sub: "1" })}.${"A".repeat(43)}`,
  "a user's id": () => "operator",
  nothing: () => "",
}
const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url")

for (const [name, change] of Object.entries(tamper)) {
  test(`a cookie with ${name} names nobody`, async ({ app }) => {
    const person = await Person.account(app.url)
    const [cookie = "", value = ""] = person.cookie.split(/=(.*)/s)
    const headers = { cookie: `${cookie}=${change(value)}` }
    expect((await fetch(`${app.url}/api/account`, { headers })).status).toBe(401)
  })
}

test("who one is stands in no header that a client can send", async ({ app }) => {
  const person = await Person.account(app.url)
  const { userId } = await (await person.call("/api/session")).json()
  const headers = {
    authorization: `Bearer ${decodeURIComponent(person.cookie.split("=")[1] ?? "")}`,
    "x-user-id": userId,
    "x-forwarded-user": userId,
    "x-forwarded-email": "first@example.org",
    "remote-user": userId,
  }
  expect((await fetch(`${app.url}/api/account`, { headers })).status).toBe(401)
})
