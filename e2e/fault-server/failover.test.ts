import { afterAll, beforeAll, expect, test } from "vitest"
import { systemClock } from "../../lib/models/clock"
import { Health } from "../../lib/models/health"
import { candidateOf, drive } from "./drive"
import { FaultServer } from "./fault-server"
import { limits, modelAt, observe } from "./observe"
import type { Ports, Shape } from "./shape"
import { healthy, shapes } from "./shapes/all"
import { sse } from "./wires"

const script = (name: string, play: Shape["play"]): Shape => ({
  name,
  row: "before",
  expect: { outcome: "complete" },
  play,
})

const slow = script("slow", async (c, wire) => {
  await c.wait(600)
  c.head()
  c.raw(wire.begin() + wire.text("slow") + wire.finish() + wire.done())
  c.end()
})
const toolThenText = script("tool, then text", (c, wire, { count }) => {
  c.head()
  const call = wire.tool({ index: 0, id: "a", name: "weather", input: '{"city":"Oslo"}' })
  c.raw(
    wire.begin() +
      (count === 1 ? call + wire.finish("tool_calls") : wire.text("Sunny") + wire.finish()) +
      wire.done(),
  )
  c.end()
})
const toolThenFault = script("tool, then fault", (c, wire, { count }) => {
  if (count > 1) return c.status(503, "{}")
  c.head()
  c.raw(
    wire.begin() +
      wire.tool({ index: 0, id: "a", name: "weather", input: '{"city":"Oslo"}' }) +
      wire.finish("tool_calls") +
      wire.done(),
  )
  c.end()
})
const flaky = script("flaky", (c) => c.status(503, "{}"))

const server = new FaultServer([...shapes, healthy, slow, toolThenText, toolThenFault, flaky])
let ports: Ports

beforeAll(async () => {
  ports = await server.listen()
})
afterAll(() => server.stop())

const at = (shape: Shape, run: string) => candidateOf(shape, run, { ports, format: "chat" })
const requests = (run: string) => server.seen.filter((seen) => seen.run === run).length

/** The fault and its own limit: how long it may take to be known as one. */
const beforeTheFirstToken: [string, number][] = [
  ["connection refused", 0],
  ["reset before headers", 0],
  ["not HTTP", 0],
  ["TLS failure", 0],
  ["500", 0],
  ["429 for a minute", 0],
  ["401 that echoes the key", 0],
  ["301", 0],
  ["200 with a page", 0],
  ["error object as first event", 0],
  ["only [DONE]", 0],
  ["accepts and says nothing", limits.firstTokenMs],
  ["TLS handshake without an answer", limits.firstTokenMs],
  ["keep-alive comments for ever", limits.firstTokenMs],
]

test.each(beforeTheFirstToken)(
  "after %s the next candidate is heard within its limit and a second",
  async (name, limitMs) => {
    const shape = shapes.find((known) => known.name === name)
    if (!shape) throw new Error("There is no such shape.")
    const seen = await drive(shape, { server, ports, format: "chat", followers: [healthy] })
    expect(seen.text).toBe("Hello")
    expect(seen.firstMs).toBeLessThan(limitMs + 1_000)
    expect(seen.answeredBy).toMatchObject({ provider: "healthy", failedOver: name })
  },
)

test("I7: after visible content nobody else is asked", async () => {
  const reset = shapes.find(({ name }) => name === "reset")
  if (!reset) throw new Error("There is no such shape.")
  const seen = await drive(reset, { server, ports, format: "chat", followers: [healthy] })
  expect(seen.outcome).toEqual({ status: "interrupted", reason: "truncated" })
  expect(seen.text).toBe("Once upon a time")
  expect(seen.attempts).toHaveLength(1)
})

test("with every candidate down there is one failure and a row for each", async () => {
  const names = ["reset before headers", "500", "accepts and says nothing"]
  const [first, ...followers] = names
    .map((name) => shapes.find((shape) => shape.name === name))
    .filter((shape) => shape !== undefined)
  if (!first) throw new Error("There is no such shape.")
  const seen = await drive(first, { server, ports, format: "chat", followers })
  expect(seen.outcome).toEqual({ status: "failed", code: "model_unavailable" })
  expect(seen.attempts.map(({ provider, outcome }) => [provider, outcome])).toEqual(
    names.map((name) => [name, "failed"]),
  )
})

test("the steps of one answer stay with the candidate that began it", async () => {
  const model = modelAt([at(flaky, "stay"), at(toolThenText, "stay-2"), at(healthy, "stay-3")])
  const seen = await observe(model, { steps: 3 })
  expect(seen).toMatchObject({ text: "Sunny", executed: 1, outcome: { status: "complete" } })
  expect(seen.attempts.map(({ provider }) => provider)).toEqual([
    "flaky",
    "tool, then text",
    "tool, then text",
  ])
})

test("a step that fails does not go on with another candidate", async () => {
  const seen = await observe(modelAt([at(toolThenFault, "step"), at(healthy, "step-2")]), { steps: 3 })
  expect(seen.outcome).toEqual({ status: "failed", code: "model_unavailable" })
  expect(seen.text).toBe("")
  expect(requests("step-2")).toBe(0)
})

test("a candidate that failed three times is left out for a while", async () => {
  const health = new Health(systemClock)
  const model = modelAt([at(flaky, "breaker"), at(healthy, "breaker-2")])
  for (let answer = 0; answer < 5; answer++) expect((await observe(model, { health })).text).toBe("Hello")
  expect(requests("breaker")).toBe(3)
})

test("with hedging whoever speaks first is heard, the other is cancelled and paid for", async () => {
  const health = new Health(systemClock)
  const [first, second] = [at(slow, "hedge"), at(healthy, "hedge-2")]
  for (let sample = 0; sample < 30; sample++) health.succeeded(first.id, 50)
  const seen = await observe(modelAt([first, second], { hedge: true }), { health })
  expect(seen.text).toBe("Hello")
  expect(seen.attempts.map(({ provider, outcome, reason }) => [provider, outcome, reason])).toEqual([
    ["slow", "aborted", "another candidate spoke first"],
    ["healthy", "complete", null],
  ])
})

test("what is said before the first token goes to the host that was configured, and only there", async () => {
  const redirect = shapes.find(({ name }) => name === "307")
  if (!redirect) throw new Error("There is no such shape.")
  const before = server.seen.length
  await drive(redirect, { server, ports, format: "chat" })
  expect(server.seen.length - before).toBe(1)
})

test("a server whose model nobody named is asked for its list first", async () => {
  const listing = script("listing", (c, wire) => {
    if (own.seen.at(-1)?.headers.startsWith("GET"))
      return c.status(200, JSON.stringify({ data: [{ id: "whisper-1" }, { id: "the-first" }] }))
    c.head()
    c.raw(wire.begin() + wire.text("Hello") + wire.finish() + sse("[DONE]"))
    c.end()
  })
  const own = new FaultServer([listing])
  const setting = { ports: await own.listen(), format: "chat" } as const
  const candidate = candidateOf(listing, "list", setting)
  const seen = await observe(modelAt([{ ...candidate, model: null }]))
  await own.stop()
  expect(seen.attempts.map(({ model }) => model)).toEqual(["the-first"])
})
