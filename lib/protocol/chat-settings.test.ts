import { expect, test } from "vitest"
import { maxInstructions } from "./chat-limits"
import { chatBeginning, chatSettings } from "./chat-settings"

test("instructions are trimmed, and nothing is null", () => {
  const instructions = (text: string) => chatSettings.shape.instructions.safeParse(text).data
  expect(instructions("  In verse.\n")).toBe("In verse.")
  expect(instructions(" \n ")).toBeNull()
  expect(instructions("x".repeat(maxInstructions))).toHaveLength(maxInstructions)
  expect(instructions("x".repeat(maxInstructions + 1))).toBeUndefined()
  expect(instructions("a NUL \u0000")).toBeUndefined()
})

test.each([
  [-0.1, false],
  [0, true],
  [2, true],
  [2.1, false],
  [Number.NaN, false],
  [null, true],
])("a temperature of %s is taken: %s", (temperature, taken) => {
  expect(chatSettings.shape.temperature.safeParse(temperature).success).toBe(taken)
})

test("what is not said stays unsaid", () => {
  expect(chatBeginning.parse({ temporary: true })).toEqual({ temporary: true })
})
