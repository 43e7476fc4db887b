import fc from "fast-check"
import { importRequest } from "../../lib/protocol/exported.ts"
import { listChatsQuery, patchChatRequest, startRequest } from "../../lib/protocol/requests.ts"
import { App } from "../fixtures/app.ts"
import { expect, test } from "../fixtures/test.ts"
import { fromSchema, garbage, rawBodies } from "./arbitrary.ts"
import { readDatabase } from "./database.ts"
import { fill } from "./handlers.ts"
import { Person } from "./person.ts"
import { verdicts } from "./verdicts.ts"

const requests = Number(process.env.FUZZ_REQUESTS ?? 5_000)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)

type Shot = { name: string; id: string; query: string; body: Uint8Array<ArrayBuffer> | string | undefined }

const bodies: Record<string, fc.Arbitrary<unknown>> = {
  "POST /api/chat": fromSchema(startRequest),
  "PATCH /api/chat/[id]": fromSchema(patchChatRequest),
  "POST /api/import": fromSchema(importRequest),
}
const queries = fromSchema(listChatsQuery)
const names = Object.keys(verdicts).filter(
  // An endless stream, and what would end the session that the other shots need.
  (name) =>
    name !== "GET /api/live" && name !== "DELETE /api/account/sessions" && !name.includes("/api/auth/"),
)

function shotsAt(chatId: string): fc.Arbitrary<Shot> {
  const ids = fc.oneof(
    fc.constant(chatId),
    fc.uuid(),
    fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
  )
  return fc.constantFrom(...names).chain((name) => {
    const json = fc.oneof(bodies[name] ?? garbage, garbage).map((value) => JSON.stringify(value) ?? "")
    return fc.record({
      name: fc.constant(name),
      id: ids,
      query: fc.oneof(
        fc.constant(""),
        queries.map(asQuery),
        fc.webQueryParameters().map((text) => `?${text}`),
      ),
      body: name.startsWith("GET ") ? fc.constant(undefined) : fc.oneof(json, json, rawBodies),
    })
  })
}

function asQuery(value: unknown): string {
  if (typeof value !== "object" || value === null) return "?after=%00&before=%ff"
  const pairs = Object.entries(value).map(([key, one]) => [
    key,
    (typeof one === "string" ? one : (JSON.stringify(one) ?? "")).toWellFormed(),
  ])
  return `?${new URLSearchParams(pairs)}`
}

test(`${requests} requests get 2xx or 4xx from one and the same process, and a 4xx writes nothing`, async ({
  workerModelServer,
}) => {
  test.setTimeout(600_000)
  console.log(`FUZZ_SEED=${seed}`)
  const app = await App.start({ OPENAI_BASE_URL: workerModelServer.url, DISCONNECT_GRACE_MS: "0" })
  const pid = app.pid
  const person = await Person.account(app.url)
  const chatId = await person.chat()
  const made = new Set([chatId])
  const counts: Record<number, number> = {}

  const fire = async ({ name, id, query, body }: Shot) => {
    const [method = "", path = ""] = name.split(" ")
    // Deleting the one chat there is would leave nothing to shoot at.
    const target = method === "DELETE" && id === chatId ? "x".repeat(20) : id
    const answer = await fetch(app.url + fill(path, encodeURIComponent(target.toWellFormed())) + query, {
      method,
      headers: { cookie: person.cookie, origin: app.url, "content-type": "application/json" },
      body,
    })
    counts[answer.status] = (counts[answer.status] ?? 0) + 1
    if (answer.status >= 500) throw new Error(`${answer.status} ${await answer.text()}`)
    if (answer.ok && name === "POST /api/chat") made.add(JSON.parse(String(body)).id)
    if (answer.ok && name === "POST /api/import") for (const one of (await answer.json()).ids) made.add(one)
    else await answer.body?.cancel()
  }
  await fc.assert(fc.asyncProperty(shotsAt(chatId), fire), { numRuns: requests, seed, endOnFailure: true })

  expect(app.pid).toBe(pid)
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
  console.log(
    Object.entries(counts)
      .map(([status, count]) => `${status}: ${count}`)
      .join(", "),
  )
  await app.kill("SIGTERM")
  const rows = await readDatabase(app.dataDir)
  expect(rows.user).toHaveLength(1)
  const strays = (rows.chats ?? []).filter(({ id }) => !made.has(id as string))
  expect(strays).toEqual([])
  const orphans = (rows.messages ?? []).filter((message) => !made.has(message.chat_id as string))
  expect(orphans).toEqual([])
  await app.close()
})
