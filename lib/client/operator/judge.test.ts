import { expect, test } from "vitest"
import { heldBackMs, judge } from "./judge"
import type { Measurement } from "./measure"
import { proxies, proxyOf, settingFor } from "./proxy"

const evenly = Array.from({ length: 20 }, (_, index) => ({
  sentMs: index * 100,
  arrivedMs: index * 100 + 30,
}))
const allAtTheEnd = evenly.map(({ sentMs }) => ({ sentMs, arrivedMs: 1_950 }))

const seen = { host: "x", lastEventId: "diagnostics", forwardedFor: true, forwardedProto: "https", via: null }
const good: Measurement = {
  mode: "flow",
  status: 200,
  headersMs: 20,
  firstByteMs: 25,
  arrivals: evenly,
  isWhole: true,
  endedMs: 2_000,
  headers: {},
  seen,
  protocol: "h2",
}
const report = (more: { flow?: object; plain?: object; idle?: object }) =>
  judge({
    flow: { ...good, ...more.flow },
    plain: { ...good, mode: "plain", ...more.plain },
    idle: { ...good, mode: "idle", endedMs: 25_000, ...more.idle },
    idleMs: 25_000,
    heartbeatMs: 10_000,
  }).findings
const verdicts = (more: Parameters<typeof report>[0]) =>
  Object.fromEntries(report(more).map(({ check, verdict }) => [check, verdict]))

test("an even stream that nobody touches is good in all points", () => {
  expect(verdicts({})).toEqual({
    buffering: "good",
    compression: "good",
    idle: "good",
    headers: "good",
    protocol: "good",
  })
})

test("events that all arrive at the end were buffered, however late the first one was", () => {
  expect(heldBackMs({ arrivals: allAtTheEnd })).toBe(1_900)
  expect(verdicts({ flow: { arrivals: allAtTheEnd } })).toMatchObject({ buffering: "bad" })
  const allLate = evenly.map(({ sentMs, arrivedMs }) => ({ sentMs, arrivedMs: arrivedMs + 4_000 }))
  expect(verdicts({ flow: { arrivals: allLate } })).toMatchObject({ buffering: "good" })
})

test("a proxy that buffers unless told not to is worth a note", () => {
  expect(verdicts({ plain: { arrivals: allAtTheEnd } })).toMatchObject({
    buffering: "good",
    "buffering-default": "note",
  })
})

test("a compressed stream is bad", () => {
  expect(verdicts({ flow: { headers: { "content-encoding": "gzip" } } })).toMatchObject({
    compression: "bad",
  })
})

test("a silence that is cut before the next heartbeat is bad, one that is cut later is not", () => {
  expect(report({ idle: { isWhole: false, endedMs: 5_010 } })).toContainEqual({
    check: "idle",
    verdict: "bad",
    ms: 5_010,
    fix: "idle",
  })
  expect(verdicts({ idle: { isWhole: false, endedMs: 20_000 } })).toMatchObject({ idle: "note" })
})

test("a silence of which nothing arrived because something buffered it was cut all the same", () => {
  const nothing = { isWhole: false, endedMs: 5_020, status: 504, arrivals: [], firstByteMs: null, seen: null }
  expect(verdicts({ idle: nothing })).toMatchObject({ idle: "bad" })
})

test("a lost Last-Event-ID is bad, and HTTP/1 is worth a note", () => {
  expect(verdicts({ flow: { seen: { ...seen, lastEventId: null }, protocol: "http/1.1" } })).toMatchObject({
    headers: "bad",
    protocol: "note",
  })
})

test.each([
  [{ server: "nginx/1.22.1" }, "nginx"],
  [{ server: "openresty" }, "nginx"],
  [{ via: "1.1 Caddy" }, "caddy"],
  [{ server: "cloudflare", "cf-ray": "8" }, "cloudflare"],
  [{ server: "Apache/2.4.57 (Debian)" }, "apache"],
  [{ "x-vercel-id": "fra1::x" }, "vercel"],
  [{}, null],
])("%j is %s", (headers, kind) => {
  expect(proxyOf(headers, null).kind).toBe(kind)
})

test("every proxy has a setting for every fault; one that cuts gets a heartbeat that comes in time", () => {
  for (const proxy of proxies)
    for (const fault of ["buffering", "compression", "idle"] as const)
      expect(settingFor(proxy, fault, 5_000)).not.toBe("")
  expect(settingFor("nginx", "idle", 5_000)).toContain("HEARTBEAT_MS=2000")
})
