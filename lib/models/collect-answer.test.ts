import { expect, test } from "vitest"
import { collectAnswer } from "./collect-answer"
import { ModelFault } from "./models"
import type { Part } from "./parts"

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: undefined },
  outputTokens: { total: 2, text: 2, reasoning: 0 },
}
const finish: Part = { type: "finish", finishReason: { unified: "stop", raw: "stop" }, usage }

function stream(parts: readonly Part[]) {
  const start = (controller: ReadableStreamDefaultController<Part>) => {
    for (const part of parts) controller.enqueue(part)
    controller.close()
  }
  return { stream: new ReadableStream<Part>({ start }) }
}

test("a streamed answer is collected in the order of its parts", async () => {
  const result = await collectAnswer(
    stream([
      { type: "stream-start", warnings: [] },
      { type: "reasoning-start", id: "r" },
      { type: "reasoning-delta", id: "r", delta: "Hm" },
      { type: "text-start", id: "t" },
      { type: "text-delta", id: "t", delta: "Hel" },
      { type: "text-delta", id: "t", delta: "lo" },
      { type: "tool-call", toolCallId: "1", toolName: "weather", input: "{}" },
      finish,
    ]),
  )
  expect(result.content).toEqual([
    { type: "reasoning", text: "Hm" },
    { type: "text", text: "Hello" },
    { type: "tool-call", toolCallId: "1", toolName: "weather", input: "{}" },
  ])
  expect(result).toMatchObject({ finishReason: { unified: "stop" }, usage })
})

test("a fault is thrown", async () => {
  const fault = new ModelFault({ status: "failed", code: "stalled" })
  await expect(collectAnswer(stream([{ type: "error", error: fault }, finish]))).rejects.toBe(fault)
})

test("a stream without an end is no answer", async () => {
  await expect(collectAnswer(stream([]))).rejects.toThrow("without a finish")
})
