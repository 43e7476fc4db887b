import { LLMock } from "@copilotkit/aimock"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { Candidate } from "../../lib/models/catalog"
import { anthropic } from "../../lib/models/providers/anthropic"
import { google } from "../../lib/models/providers/google"
import { openAI } from "../../lib/models/providers/openai"
import { openAICompatible } from "../../lib/models/providers/openai-compatible"
import { modelAt, observe } from "./observe"

// Written by others and not for us, so it finds what our own fault server forgets.
const simulator = new LLMock({ port: 0 })
const story =
  "Once upon a time there was a server that nobody could trust, and then there was one that everybody did."

beforeAll(() => simulator.start())
afterAll(() => simulator.stop())
beforeEach(() => simulator.clearFixtures().clearChaos())

const providers: [string, () => Candidate][] = [
  [
    "chat",
    () => openAICompatible({ provider: "sim", baseURL: `${simulator.url}/v1`, model: "m", apiKey: "k" }),
  ],
  [
    "responses",
    () => openAI({ provider: "sim", baseURL: `${simulator.url}/v1`, model: "gpt-5-mini", apiKey: "k" }),
  ],
  [
    "anthropic",
    () =>
      anthropic({ provider: "sim", baseURL: `${simulator.url}/v1`, model: "claude-sonnet-4-5", apiKey: "k" }),
  ],
  [
    "google",
    () =>
      google({ provider: "sim", baseURL: `${simulator.url}/v1beta`, model: "gemini-2.5-flash", apiKey: "k" }),
  ],
]

test.each(providers)("%s: an answer, with its tokens", async (_, candidate) => {
  simulator.onMessage("Hi", { content: story }, { chunkSize: 7 })
  const seen = await observe(modelAt([candidate()]))
  expect(seen).toMatchObject({ outcome: { status: "complete" }, text: story, open: [] })
  expect(seen.attempts).toMatchObject([{ outcome: "complete", reason: null }])
  expect(seen.attempts[0]?.outputTokens).toBeGreaterThan(10)
})

test.each(providers)("%s: the pace of a real model", async (_, candidate) => {
  simulator.onMessage(
    "Hi",
    { content: story },
    { chunkSize: 5, streamingProfile: { ttft: 300, tps: 100, jitter: 0.3 } },
  )
  const seen = await observe(modelAt([candidate()]))
  expect(seen).toMatchObject({ outcome: { status: "complete" }, text: story })
  // The jitter takes up to 30 % off.
  expect(seen.firstMs).toBeGreaterThan(200)
})

test.each(providers)("%s: cut off after some chunks", async (_, candidate) => {
  simulator.onMessage("Hi", { content: story }, { chunkSize: 7, latency: 20, truncateAfterChunks: 12 })
  const seen = await observe(modelAt([candidate()]))
  expect(seen.outcome).toEqual({ status: "interrupted", reason: "truncated" })
  expect(seen.text).not.toBe("")
  expect(story.startsWith(seen.text)).toBe(true)
})

test.each(providers)("%s: disconnected in mid-answer", async (_, candidate) => {
  simulator.onMessage("Hi", { content: story }, { chunkSize: 4, latency: 120, disconnectAfterMs: 2_000 })
  const seen = await observe(modelAt([candidate()]))
  expect(seen.outcome).toEqual({ status: "interrupted", reason: "truncated" })
  expect(story.startsWith(seen.text)).toBe(true)
})

test.each(providers)("%s: too many requests, then an answer", async (_, candidate) => {
  simulator.onMessage("Hi", { content: story })
  simulator.nextRequestError(429, { message: "Slow down", type: "rate_limit_error" })
  const seen = await observe(modelAt([candidate()]))
  expect(seen).toMatchObject({ outcome: { status: "complete" }, text: story })
  expect(seen.attempts.map(({ outcome }) => outcome)).toEqual(["failed", "complete"])
})

test.each(providers)("%s: the server fails, another answers", async (_, candidate) => {
  simulator.onMessage("Hi", { content: story })
  simulator.nextRequestError(500, { message: "Internal error", type: "server_error" })
  const [, second] = providers[0] ?? []
  if (!second) throw new Error("There is no second candidate.")
  const seen = await observe(modelAt([{ ...candidate(), id: "first" }, second()]))
  expect(seen).toMatchObject({ outcome: { status: "complete" }, text: story })
})

test.each(providers)("%s: no content in time", async (_, candidate) => {
  simulator.onMessage("Hi", { content: story }, { latency: 5_000 })
  const seen = await observe(modelAt([candidate()]))
  expect(seen.outcome).toEqual({ status: "failed", code: "model_unavailable" })
  expect(seen.notices).toContain("waiting")
})

test.each(providers)("%s: a key that is refused", async (_, candidate) => {
  simulator.nextRequestError(401, { message: "Incorrect API key", type: "authentication_error" })
  expect((await observe(modelAt([candidate()]))).outcome).toEqual({
    status: "failed",
    code: "not_authorized",
  })
})

test.each(providers)("%s: the length limit", async (name, candidate) => {
  const reasons: Record<string, string> = { google: "MAX_TOKENS" }
  simulator.onMessage("Hi", { content: story, finishReason: reasons[name] ?? "length" })
  expect(await observe(modelAt([candidate()]))).toMatchObject({ outcome: { status: "length" }, text: story })
})

test.each(providers)("%s: a tool call", async (_, candidate) => {
  simulator.onMessage(
    "Hi",
    { toolCalls: [{ name: "weather", arguments: '{"city":"Oslo"}' }] },
    { chunkSize: 3 },
  )
  const seen = await observe(modelAt([candidate()]))
  expect(seen).toMatchObject({
    tools: ['weather({"city":"Oslo"})'],
    executed: 1,
    outcome: { status: "complete" },
  })
})

test.each(providers)("%s: reasoning", async (_, candidate) => {
  simulator.onMessage("Hi", { content: story, reasoning: "Let me think" }, { chunkSize: 9 })
  expect(await observe(modelAt([candidate()]))).toMatchObject({ text: story, reasoning: "Let me think" })
})

test.each(providers)(
  "%s: random drops, limits, garbage and disconnects never claim to be the whole answer",
  async (_, candidate) => {
    simulator.onMessage("Hi", { content: story }, { chunkSize: 10 })
    simulator.setChaos({ dropRate: 0.2, malformedRate: 0.2, disconnectRate: 0.3, rateLimitRate: 0.1 })
    const answers = await Promise.all(Array.from({ length: 40 }, () => observe(modelAt([candidate()]))))
    for (const { outcome, text, attempts } of answers) {
      expect(story.startsWith(text)).toBe(true)
      expect(outcome.status === "complete").toBe(text === story && attempts.at(-1)?.outcome === "complete")
      expect(["complete", "failed", "interrupted"]).toContain(outcome.status)
    }
  },
)
