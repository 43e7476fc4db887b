import { globSync, readFileSync } from "node:fs"
import { failure, type Step, status } from "../../demo/script.ts"
import { App } from "../fixtures/app.ts"
import { expect, test } from "../fixtures/test.ts"
import { readDatabase } from "./database.ts"
import { Person } from "./person.ts"

// Put together here, so that no scanner takes them for real ones.
const key = ["sk", "canary", "0a1b2c3d4e5f60718293a4b5"].join("-")
const secret = ["canary", "secret", "of", "sessions", "0123456789"].join("-")
const prompt = "canary-of-a-prompt-that-nobody-logs"
const reply = "canary-of-an-answer-that-nobody-logs"

test("keys are nowhere but upstream, and words are in no log", async ({ modelServer }) => {
  test.setTimeout(90_000)
  const env = { OPENAI_BASE_URL: modelServer.url, OPENAI_API_KEY: key, AUTH_SECRET: secret }
  const app = await App.start(env)
  const person = await Person.account(app.url)
  const seen: Record<string, string> = {}
  const leaks: Step[][] = [
    [status(401, JSON.stringify({ error: { message: `Incorrect API key provided: ${key}` } }))],
    [status(500, `<html>Authorization: Bearer ${key}</html>`, { "x-echo": key })],
    [reply, failure(`Bearer ${key} has no quota`)],
  ]
  const chats: string[] = []
  for (const leak of leaks) {
    modelServer.script(leak)
    const id = crypto.randomUUID()
    chats.push(id)
    seen[`stream of ${id}`] = await (await person.ask(id, prompt)).text()
  }
  modelServer.script([reply])
  const last = crypto.randomUUID()
  chats.push(last)
  await (await person.ask(last, prompt)).text()
  for (const id of chats) {
    seen[`chat ${id}`] = await (await person.call(`/api/chat/${id}`)).text()
    seen[`page ${id}`] = await (await person.call(`/chats/${id}`)).text()
  }
  for (const path of ["/", "/sign-in", "/account", "/api/models", "/api/account", "/api/export?format=json"])
    seen[path] = await (await person.call(path)).text()
  await person.call("/api/chat", { method: "POST", body: { id: prompt, trigger: prompt, message: prompt } })
  expect(modelServer.requests.some(({ headers }) => headers.authorization === `Bearer ${key}`)).toBe(true)

  await app.kill("SIGTERM")
  seen.log = app.output
  expect(app.output).not.toContain(prompt)
  expect(app.output).not.toContain(reply)
  seen.database = JSON.stringify(await readDatabase(app.dataDir))
  expect(seen.database, "the database was really read").toContain(prompt)
  for (const file of globSync(".next/static/**/*.{js,css,json,map}")) seen[file] = readFileSync(file, "utf8")
  for (const [where, text] of Object.entries(seen)) {
    expect(text.includes(key), `the key is in ${where}`).toBe(false)
    expect(text.includes(secret), `the secret is in ${where}`).toBe(false)
  }
  await app.close()
})

test("nothing of a client's own headers reaches the provider", async ({ app, modelServer }) => {
  const person = await Person.guest(app.url)
  const message = { id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text: "Hello" }] }
  const headers = {
    "x-canary": "canary-header",
    authorization: "Bearer canary-header",
    "user-agent": "canary-header",
  }
  const body = { id: crypto.randomUUID(), trigger: "submit-message", message }
  await (await person.call("/api/chat", { method: "POST", body, headers })).text()
  const sent = JSON.stringify((await modelServer.request(1)).headers)
  expect(sent).not.toContain("canary-header")
  expect(sent).not.toContain(person.cookie)
})
