import { expect, test } from "vitest"
import { readConfig } from "../config"
import { firstTokenLimit, limitsOf, shareOfPatience } from "./limits"

const limits = limitsOf(readConfig({}))

test("a reasoning model gets three times as long to begin", () => {
  expect(firstTokenLimit(limits, { isSlow: false })).toBe(15_000)
  expect(firstTokenLimit(limits, { isSlow: true })).toBe(45_000)
})

test("a limit of zero is none", () => {
  const off = firstTokenLimit({ ...limits, firstTokenMs: 0 }, { isSlow: false })
  expect(shareOfPatience(off, { spentMs: 100_000, othersLeft: 1 })).toBe(Number.POSITIVE_INFINITY)
})

test("those who come later keep ten seconds each", () => {
  expect(shareOfPatience(45_000, { spentMs: 0, othersLeft: 2 })).toBe(38_000)
  expect(shareOfPatience(45_000, { spentMs: 38_000, othersLeft: 1 })).toBe(10_000)
})

test("one that is configured to take longer than a minute may", () => {
  expect(shareOfPatience(120_000, { spentMs: 0, othersLeft: 0 })).toBe(120_000)
})

test("where the platform ends a request, an answer ends itself 10 s before, and sooner if that is set", () => {
  const longest = (env: Record<string, string>) => limitsOf(readConfig(env)).maxAnswerMs
  expect(longest({})).toBe(600_000)
  expect(longest({ MAX_DURATION_MS: "300000" })).toBe(290_000)
  expect(longest({ MAX_DURATION_MS: "300000", MAX_ANSWER_MS: "60000" })).toBe(60_000)
  expect(longest({ MAX_DURATION_MS: "300000", MAX_ANSWER_MS: "0" })).toBe(290_000)
  expect(longest({ MAX_ANSWER_MS: "0" })).toBe(0)
})

test("on Vercel the settings that it cannot do without are asked for by name", () => {
  expect(() => readConfig({ VERCEL: "1" })).toThrow("Vercel needs DATABASE_URL, AUTH_SECRET, PUBLIC_URL")
})
