import { expect, test } from "vitest"
import { byProvider, known, quantile } from "./summary"

const point = (provider: string, firstTokenMs: number | null) => ({
  at: 0,
  provider,
  firstTokenMs,
  tokensPerSecond: null,
})

test("a quantile is one of the values, and nothing has none", () => {
  expect(quantile([], 0.5)).toBeNull()
  expect(quantile([7], 0.95)).toBe(7)
  expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3)
  expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5)
})

test("attempts are told apart by provider; what never spoke has no time", () => {
  const points = [point("A", 10), point("B", null), point("B", 30)]
  expect(byProvider(points).map(([provider, list]) => [provider, list.length])).toEqual([
    ["B", 2],
    ["A", 1],
  ])
  expect(known(points, "firstTokenMs")).toEqual([10, 30])
})
