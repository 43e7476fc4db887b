import { probeEventId } from "../../protocol/diagnostics"
import type { Measurement } from "./measure"
import { type FrontProxy, proxyOf } from "./proxy"

/** What a check is about; each has a setting that mends it. */
export type Fault = "buffering" | "compression" | "idle"
export type Check = Fault | "buffering-default" | "headers" | "protocol"

/** `bad`: readers notice. `note`: it works, and something is worth knowing. */
export type Finding = {
  check: Check
  verdict: "good" | "note" | "bad"
  /** A number for the sentence: milliseconds, but for `protocol`. */
  ms?: number
  /** A name for the sentence. */
  name?: string
  /** What the operator may change. */
  fix?: Fault
}

export type Report = { proxy: FrontProxy; findings: Finding[] }
export type Measured = {
  flow: Measurement
  plain: Measurement
  idle: Measurement
  idleMs: number
  heartbeatMs: number
}

/** An event held back for longer than this is one that somebody waited for. */
const noticeableMs = 500
/** A heartbeat may be late by half its interval and still come in time. */
const heartbeatMargin = 1.5

/** What the measurements mean. */
export function judge({ flow, plain, idle, idleMs, heartbeatMs }: Measured): Report {
  const findings = [
    ...buffering(flow, plain),
    compression(flow),
    idleTimeout(idle, idleMs, heartbeatMs),
    headerPassing(flow),
    protocol(flow),
  ]
  return { proxy: proxyOf(flow.headers, flow.seen?.via ?? null), findings }
}

function buffering(flow: Measurement, plain: Measurement): Finding[] {
  const held = heldBackMs(flow)
  if (held > noticeableMs || !flow.isWhole)
    return [{ check: "buffering", verdict: "bad", ms: held, fix: "buffering" }]
  const good: Finding = { check: "buffering", verdict: "good", ms: held }
  const heldPlain = heldBackMs(plain)
  if (heldPlain <= noticeableMs) return [good]
  return [good, { check: "buffering-default", verdict: "note", ms: heldPlain, fix: "buffering" }]
}

/** How much longer than the fastest event the slowest one was on its way. */
export function heldBackMs({ arrivals }: Pick<Measurement, "arrivals">): number {
  const onTheWay = arrivals.map(({ sentMs, arrivedMs }) => arrivedMs - sentMs)
  return onTheWay.length === 0 ? 0 : Math.max(...onTheWay) - Math.min(...onTheWay)
}

function compression({ headers }: Measurement): Finding {
  const encoding = headers["content-encoding"]
  if (!encoding || encoding === "identity") return { check: "compression", verdict: "good" }
  return { check: "compression", verdict: "bad", name: encoding, fix: "compression" }
}

function idleTimeout({ isWhole, endedMs }: Measurement, idleMs: number, heartbeatMs: number): Finding {
  if (isWhole) return { check: "idle", verdict: "good", ms: idleMs }
  const isTooShort = endedMs < heartbeatMs * heartbeatMargin
  return { check: "idle", verdict: isTooShort ? "bad" : "note", ms: endedMs, fix: "idle" }
}

function headerPassing({ seen }: Measurement): Finding {
  if (seen?.lastEventId === probeEventId) return { check: "headers", verdict: "good" }
  return { check: "headers", verdict: "bad" }
}

function protocol({ protocol: name }: Measurement): Finding {
  // Browsers keep at most six connections of HTTP/1 to one site open, all tabs together.
  return { check: "protocol", verdict: name.startsWith("http/1") ? "note" : "good", name: name || "?" }
}
