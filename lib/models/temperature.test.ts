import { expect, test } from "vitest"
import { hasFixedTemperature, refusesTemperature } from "./temperature"

test.each(["o1", "o3-mini", "openai/o4-mini", "gpt-5", "gpt-5-mini-2025-08-07", "openai/gpt-5.2"])(
  "%s is asked without a temperature",
  (model) => expect(hasFixedTemperature(model)).toBe(true),
)

test.each(["gpt-4o", "gpt-5-chat-latest", "claude-sonnet-4-5", "gemini-2.5-pro", "qwen3", "foo1", null])(
  "%s takes one",
  (model) => expect(hasFixedTemperature(model)).toBe(false),
)

test("a refusal that names the temperature is one, any other is not", () => {
  const refusal = (status: number, message: string) =>
    refusesTemperature({
      kind: "status",
      status,
      error: { status, code: null, type: "invalid_request_error", message },
      retryAfterMs: null,
    })
  expect(refusal(400, "Unsupported value: 'temperature' does not support 0.2 with this model.")).toBe(true)
  expect(refusal(422, "temperature: extra inputs are not permitted")).toBe(true)
  expect(refusal(400, "messages: at least one is needed")).toBe(false)
  expect(refusal(500, "temperature of the machine room")).toBe(false)
})
