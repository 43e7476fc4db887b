import { expect, test } from "vitest"
import { estimateTokens, promptText } from "./estimate-tokens"

test("text is counted with a tokenizer", async () => {
  expect(await estimateTokens("")).toBe(0)
  expect(await estimateTokens("Hello, how are you today?")).toBe(7)
})

test("a control word of a tokenizer is only text", async () => {
  expect(await estimateTokens("<|endoftext|>")).toBeGreaterThan(0)
})

test("two megabytes without a space take no time", async () => {
  await estimateTokens("warm")
  const startedAt = performance.now()
  expect(await estimateTokens("中".repeat(2_000_000))).toBeGreaterThan(500_000)
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

test("much text is extrapolated from samples of all of it", async () => {
  const text = "The quick brown fox jumps over the lazy dog. ".repeat(5_000)
  const tokens = await estimateTokens(text)
  expect(tokens).toBeGreaterThan(text.length / 5.5)
  expect(tokens).toBeLessThan(text.length / 3.5)
})

test("a prompt is all its text, tools and their results included", () => {
  const text = promptText({
    tools: [{ type: "function", name: "weather", inputSchema: { type: "object" } }],
    prompt: [
      { role: "system", content: "Be brief." },
      { role: "user", content: [{ type: "text", text: "Weather?" }] },
      {
        role: "tool",
        content: [
          {
            type: "tool-result",
            toolCallId: "1",
            toolName: "weather",
            output: { type: "text", value: "sunny" },
          },
        ],
      },
    ],
  })
  for (const word of ["Be brief.", "Weather?", "weather", "sunny"]) expect(text).toContain(word)
})
