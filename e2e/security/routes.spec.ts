import { expect, test } from "../fixtures/test.ts"
import { allowedMethods, builtPaths, fill } from "./handlers.ts"
import { Person } from "./person.ts"
import { type Call, type Identity, identities, verdicts } from "./verdicts.ts"

// An app that no other file shares: the operator is whoever signs up first.
test.use({ appEnv: { METRICS_TOKEN: "of-the-spec-about-routes" } })

const operators = new Map<string, string>()

/** Signed in anew: a test may have ended the session before. */
async function operatorOf({ url }: { url: string }): Promise<Person> {
  const email = operators.get(url)
  if (email !== undefined) return Person.signedIn(url, email)
  const first = `${crypto.randomUUID()}@example.org`
  operators.set(url, first)
  return Person.account(url, first)
}

const canary = "canary-of-the-owner"
const missing = "no-such-thing-exists-here"

test("every handler of the build has a verdict, and no verdict is left over", async ({ app }) => {
  const handlers: string[] = []
  for (const path of builtPaths()) {
    for (const method of await allowedMethods(app.url + fill(path, missing)))
      handlers.push(`${method} ${path}`)
  }
  expect(handlers.sort()).toEqual(Object.keys(verdicts).sort())
})

for (const [name, { verdict, of, query = "", body, headers }] of Object.entries(verdicts)) {
  const [method = "", path = ""] = name.split(" ")

  test(`${name} answers each identity as its verdict says`, async ({ app }) => {
    const operator = await operatorOf(app)
    const owner = await Person.account(app.url)
    const others: Record<Exclude<Identity, "owner">, Person> = {
      operator,
      other: await Person.account(app.url),
      guest: await Person.guest(app.url),
      nobody: Person.nobody(app.url),
    }
    const id = await prepare(owner, of)
    const call = async (person: Person, target: string) => {
      const leave = new AbortController()
      const url = fill(path, target) + query
      const answer = await person.call(url, { method, body, headers, signal: leave.signal })
      const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream")
      const text = isStream ? "" : await answer.text()
      leave.abort()
      return { status: answer.status, text }
    }
    const seen: Partial<Record<Identity, number>> = {}
    // The owner comes last: what is deleted is deleted.
    for (const identity of [...identities].reverse()) {
      const person = identity === "owner" ? owner : others[identity]
      const { status, text } = await call(person, id)
      seen[identity] = status
      if (identity === "owner") continue
      expect(text).not.toContain(canary)
      if (of && verdict[identity] === 404) expect(text).toBe((await call(person, missing)).text)
    }
    expect(seen).toEqual(verdict)
  })
}

/** The owner's thing that the path names. */
async function prepare(owner: Person, of: Call["of"]): Promise<string> {
  if (of === "chat") return owner.chat(canary)
  if (of === "attachment") return owner.attach("canary.txt", canary)
  if (of === undefined) return missing
  const { sessions } = await (await owner.call("/api/account")).json()
  return sessions[0].id
}

test("a method that a handler does not have is refused for everybody", async ({ app }) => {
  const owner = await Person.account(app.url)
  for (const path of builtPaths()) {
    const url = fill(path, missing)
    const allowed = await allowedMethods(app.url + url)
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((one) => !allowed.includes(one)))
      expect((await owner.call(url, { method })).status, `${method} ${path}`).toBe(405)
  }
})
