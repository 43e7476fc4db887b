import { expect, test } from "vitest"
import type { Attempt } from "../models/models"
import type { ChatId, GenerationId, MessageId } from "../protocol/ids"
import { type EndedGeneration, reportEnd } from "./end-of-generation"
import { createMetrics } from "./metrics"
import { captureLog } from "./test-log"

const attempt: Attempt = {
  provider: "B",
  model: "b-1",
  startedAt: new Date(0),
  headersMs: 80.4,
  firstTokenMs: 1_000,
  totalMs: 3_000,
  inputTokens: 10,
  outputTokens: 101,
  estimated: false,
  costUsd: 0.002,
  outcome: "complete",
  reason: null,
}
const failed: Attempt = {
  ...attempt,
  provider: "A",
  firstTokenMs: null,
  outputTokens: 0,
  costUsd: null,
  outcome: "failed",
  reason: "503",
}
const ended: EndedGeneration = {
  id: "generation" as GenerationId,
  chatId: "chat" as ChatId,
  messageId: "message" as MessageId,
  outcome: { status: "complete" },
  metadata: {
    model: { id: "m", name: "Model", provider: "B", failedOver: "A" },
    timing: { firstTokenMs: 1_200, totalMs: 3_200 },
  },
  attempts: [failed, attempt],
  upstreamClosedMs: null,
  seen: { requestId: "request", viewers: 2, resumes: 1 },
}

test("an answer is one line with everything but its words", () => {
  const lines = captureLog()
  reportEnd(createMetrics(), ended)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    message: "answer ended",
    generationId: "generation",
    requestId: "request",
    model: "m",
    provider: "B",
    outcome: "complete",
    attempts: 2,
    failovers: 1,
    inputTokens: 20,
    outputTokens: 101,
    costUsd: 0.002,
    headersMs: 80,
    firstTokenMs: 1_200,
    totalMs: 3_200,
    viewers: 2,
    resumes: 1,
  })
  expect(lines[0]).not.toHaveProperty("stopMs")
})

test("an answer is counted with its attempts, its failover and its pace", async () => {
  captureLog()
  const metrics = createMetrics()
  reportEnd(metrics, ended)
  const stopped = { ...ended, outcome: { status: "stopped" }, attempts: [], upstreamClosedMs: 30 } as const
  reportEnd(metrics, { ...stopped, metadata: {} })
  const text = await metrics.registry.metrics()
  expect(text).toContain('millrace_generations_total{outcome="complete",code=""} 1')
  expect(text).toContain('millrace_attempts_total{provider="A",result="failed"} 1')
  expect(text).toContain('millrace_failovers_total{from="A",to="B"} 1')
  expect(text).toContain('millrace_tokens_total{provider="B",direction="output"} 101')
  expect(text).toContain('millrace_tokens_per_second_sum{provider="B"} 50')
  expect(text).toContain('millrace_time_to_first_token_seconds_bucket{le="1.5",provider="B"} 1')
  expect(text).toContain('millrace_stop_seconds_bucket{le="0.05"} 1')
})
