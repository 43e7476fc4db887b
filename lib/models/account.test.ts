import { expect, test } from "vitest"
import { costUsd } from "./account"

test("a cost is what the price list says for a million tokens", () => {
  const price = { inputPerMTok: 2, outputPerMTok: 8 }
  expect(costUsd(price, { inputTokens: 500_000, outputTokens: 250_000, cachedTokens: 0 })).toBe(3)
})

test("cached input has its own price where there is one", () => {
  const tokens = { inputTokens: 1_000_000, outputTokens: 0, cachedTokens: 500_000 }
  expect(costUsd({ inputPerMTok: 2, outputPerMTok: 8, cachedInputPerMTok: 0.2 }, tokens)).toBeCloseTo(1.1)
  expect(costUsd({ inputPerMTok: 2, outputPerMTok: 8 }, tokens)).toBe(2)
})
