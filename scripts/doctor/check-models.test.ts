import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, onTestFinished, test } from "vitest"
import { freePort } from "../../e2e/fixtures/free-port.ts"
import { readConfig } from "../../lib/config.ts"
import { checkModels } from "./check-models.ts"

/** An upstream that answers everything with this; resolves with its base URL and the keys that it was sent. */
async function upstream(status: number, body: unknown) {
  const keys: (string | undefined)[] = []
  const server = createServer(({ headers }, response) => {
    keys.push(headers.authorization)
    response.writeHead(status).end(JSON.stringify(body))
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => server[Symbol.asyncDispose]())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, keys }
}

const check = (env: Record<string, string>) => checkModels(readConfig({ LOCAL_MODEL_PROBE: "false", ...env }))
const list = { data: [{ id: "small" }, { id: "large" }] }

test("a provider that answers and takes the key is asked once for all its models", async () => {
  const { url, keys } = await upstream(200, list)
  const found = await check({ OPENAI_BASE_URL: url, OPENAI_API_KEY: "sk-key", OPENAI_MODEL: "small" })
  expect(found).toMatchObject([{ state: "good", says: expect.stringContaining("takes the key") }])
  expect(keys).toEqual(["Bearer sk-key"])
})

test.each([
  ["a refused key", 401, { error: "no" }, { state: "bad", advice: expect.stringContaining("Set a key") }],
  ["a broken provider", 500, {}, { state: "bad", says: expect.stringContaining("500") }],
  ["one without a list", 404, {}, { state: "note" }],
  [
    "a model that is not listed",
    200,
    { data: [{ id: "other" }] },
    { state: "note", says: expect.stringMatching(/not list small$/) },
  ],
])("%s is told", async (_, status, body, expected) => {
  const { url } = await upstream(status, body)
  expect(await check({ OPENAI_BASE_URL: url, OPENAI_MODEL: "small" })).toMatchObject([expected])
})

test("an address where nobody is, a models file that is not there, and nothing configured", async () => {
  const gone = `http://127.0.0.1:${await freePort()}/v1`
  expect(await check({ OPENAI_BASE_URL: gone, OPENAI_MODEL: "small" })).toMatchObject([
    { state: "bad", says: expect.stringContaining("cannot be reached") },
  ])
  expect(await check({ MODELS_FILE: "/no/such/models.json" })).toMatchObject([
    { state: "bad", says: expect.stringContaining("/no/such/models.json cannot be read") },
  ])
  expect(await check({})).toMatchObject([
    { state: "note", says: expect.stringContaining("the demo answers") },
  ])
})
