import { expect, test } from "vitest"
import { decide, type Ending, isSuspect, type Situation } from "./reconnect-policy"
import type { Failure } from "./request-failed"

const resume: Situation = { request: "resume", failures: 0, stopping: false, random: 1 }
const start: Situation = { ...resume, request: "start" }
const status = (status: number, code: Failure["code"] = "unreachable", retryAfterS?: number): Ending => ({
  kind: "status",
  failure: { status, code, message: "", ...(retryAfterS === undefined ? {} : { retryAfterS }) },
})

test.each<Ending["kind"]>(["eof", "network", "silence", "no-headers"])(
  "after %s the first attempt is made at once",
  (kind) => {
    expect(decide({ kind } as Ending, resume)).toEqual({ do: "connect", afterMs: 0, attempt: 1 })
  },
)

test("further attempts wait half a second, then twice as long each time", () => {
  const waits = [1, 2, 3, 4, 5].map((failures) => decide({ kind: "network" }, { ...resume, failures }))
  expect(waits).toEqual([
    { do: "connect", afterMs: 500, attempt: 2 },
    { do: "connect", afterMs: 1_000, attempt: 3 },
    { do: "connect", afterMs: 2_000, attempt: 4 },
    { do: "connect", afterMs: 4_000, attempt: 5 },
    { do: "connect", afterMs: 8_000, attempt: 6 },
  ])
})

test("waits are jittered between half of the time and all of it", () => {
  expect(decide({ kind: "network" }, { ...resume, failures: 3, random: 0 })).toMatchObject({ afterMs: 1_000 })
  expect(decide({ kind: "network" }, { ...resume, failures: 3, random: 0.5 })).toMatchObject({
    afterMs: 1_500,
  })
})

test("after six failed attempts reading rests, a message that was never accepted fails", () => {
  expect(decide({ kind: "network" }, { ...resume, failures: 6 })).toEqual({ do: "rest", restMs: 15_000 })
  expect(decide({ kind: "network" }, { ...start, failures: 6 })).toMatchObject({
    do: "fail",
    failure: { code: "unreachable" },
  })
})

test.each([204, 410])("%i while reading means that the store knows the rest", (code) => {
  expect(decide(status(code), resume)).toEqual({ do: "reload" })
})

test("entries of another answer mean that the store knows the rest", () => {
  expect(decide({ kind: "lost" }, resume)).toEqual({ do: "reload" })
})

test("ends without anything new are looked up in the store after the second time", () => {
  expect(decide({ kind: "eof" }, { ...resume, failures: 2 })).toEqual({ do: "reload" })
  expect(decide({ kind: "eof" }, { ...start, failures: 2 })).toMatchObject({ do: "connect" })
})

test.each([408, 425, 429, 500, 502, 503, 504])("%i while reading passes", (code) => {
  expect(decide(status(code), resume)).toMatchObject({ do: "connect", attempt: 1 })
})

test.each([400, 401, 403, 404])("%i while reading fails with what the server said", (code) => {
  expect(decide(status(code, "not_found"), resume)).toMatchObject({
    do: "fail",
    failure: { code: "not_found" },
  })
})

test("a server that says how long to wait is obeyed within reason", () => {
  expect(decide(status(503, "shutting_down", 2), resume)).toMatchObject({ do: "connect", afterMs: 2_000 })
  expect(decide(status(429, "too_many_requests", 3_600), resume)).toMatchObject({
    do: "connect",
    afterMs: 15_000,
  })
})

test.each([
  [400, "bad_request"],
  [409, "generation_running"],
  [413, "too_large"],
  [429, "too_many_requests"],
  [500, "internal"],
  [503, "storage_unavailable"],
] as const)("a POST refused with %i %s is not repeated", (code, reason) => {
  expect(decide(status(code, reason), start)).toMatchObject({ do: "fail", failure: { code: reason } })
})

test.each([
  [502, "unreachable"],
  [503, "unreachable"],
  [504, "unreachable"],
  [503, "shutting_down"],
] as const)("a POST that met a proxy or a restart (%i %s) is repeated", (code, reason) => {
  expect(decide(status(code, reason), start)).toMatchObject({ do: "connect" })
})

test("a page of some proxy instead of a stream counts as not reached", () => {
  expect(decide(status(200), start)).toMatchObject({ do: "connect" })
  expect(decide(status(200), resume)).toMatchObject({ do: "connect" })
})

test("a message that was accepted earlier is found in the store", () => {
  expect(decide(status(409, "id_taken"), start)).toEqual({ do: "reload" })
})

test("a stopped message that was never accepted is not sent again", () => {
  expect(decide({ kind: "network" }, { ...start, stopping: true })).toMatchObject({
    do: "fail",
    failure: { code: "cancelled" },
  })
  expect(decide({ kind: "network" }, { ...resume, stopping: true })).toMatchObject({ do: "connect" })
})

test.each(["released", "woken"] as const)("what we ended ourselves (%s) is no failure", (kind) => {
  expect(decide({ kind }, { ...resume, failures: 3 })).toEqual({ do: "connect", afterMs: 0, attempt: 0 })
})

test("a closed reader is over", () => {
  expect(decide({ kind: "closed" }, resume)).toEqual({ do: "end" })
})

test("coming online or out of the bfcache makes any connection suspect, coming into view only a silent one", () => {
  expect(isSuspect("online", 0)).toBe(true)
  expect(isSuspect("restored", 0)).toBe(true)
  expect(isSuspect("visible", 11_000)).toBe(false)
  expect(isSuspect("visible", 13_000)).toBe(true)
  expect(isSuspect("asked", 0)).toBe(false)
})
