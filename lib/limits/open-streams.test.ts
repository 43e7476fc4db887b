import { expect, test } from "vitest"
import { OpenStreams } from "./open-streams"
import type { Payer } from "./payer"

const [one, two] = ["user:one", "user:two"] as [Payer, Payer]

test("everybody has so many places, and a place that was left twice is free once", () => {
  const streams = new OpenStreams(2)
  const leave = streams.take(one)
  streams.take(one)
  expect(() => streams.take(one)).toThrow("Too many streams")
  streams.take(two)
  leave()
  leave()
  streams.take(one)
  expect(() => streams.take(one)).toThrow("Too many streams")
})

test("0 is no limit", () => {
  const streams = new OpenStreams(0)
  for (let i = 0; i < 1_000; i++) streams.take(one)
})
