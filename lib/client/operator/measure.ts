import {
  type DiagnosticEvent,
  type DiagnosticMode,
  probeEventId,
  type SeenHeaders,
} from "../../protocol/diagnostics"

/** One test stream as it arrived. All times in milliseconds since the request. */
export type Measurement = {
  mode: DiagnosticMode
  /** 0: no response at all. */
  status: number
  headersMs: number
  firstByteMs: number | null
  /** When the server sent a tick, by its own clock, and when it arrived. */
  arrivals: { sentMs: number; arrivedMs: number }[]
  /** Whether the server's last event came. */
  isWhole: boolean
  endedMs: number
  /** Response headers, lower case. */
  headers: Record<string, string>
  /** What the server saw of the request; null when nothing came. */
  seen: SeenHeaders | null
  /** `http/1.1`, `h2`, `h3`; empty where the browser does not say. */
  protocol: string
}

const path = "/api/operator/diagnostics"

/** Reads one test stream to its end, however that comes: a proxy may end it before anything of it has arrived. Rejects when `signal` aborts. */
export async function measure(
  mode: DiagnosticMode,
  idleMs: number,
  signal: AbortSignal,
): Promise<Measurement> {
  // A query of its own, so that the browser's timing of it can be told from others.
  const url = `${path}?mode=${mode}&idleMs=${idleMs}&run=${Math.random().toString(36).slice(2)}`
  const begunAt = performance.now()
  const now = () => performance.now() - begunAt
  const headers = { accept: "text/event-stream", "last-event-id": probeEventId }
  const response = await fetch(url, { headers, cache: "no-store", signal }).catch(() => null)
  const measured: Measurement = {
    mode,
    status: response?.status ?? 0,
    headersMs: now(),
    firstByteMs: null,
    arrivals: [],
    isWhole: false,
    endedMs: 0,
    headers: Object.fromEntries(response?.headers ?? []),
    seen: null,
    protocol: "",
  }
  if (response?.ok && response.body) await read(response.body, measured, now)
  signal.throwIfAborted()
  return { ...measured, endedMs: now(), protocol: protocolOf(url) }
}

async function read(
  body: ReadableStream<Uint8Array>,
  measured: Measurement,
  now: () => number,
): Promise<void> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ""
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const arrivedMs = now()
      measured.firstByteMs ??= arrivedMs
      const lines = (rest + decoder.decode(chunk.value, { stream: true })).split("\n")
      rest = lines.pop() ?? ""
      for (const line of lines)
        if (line.startsWith("data: ")) note(measured, JSON.parse(line.slice(6)), arrivedMs)
    }
  } catch {
    /* it was cut off: that is what is being measured */
  }
}

function note(measured: Measurement, event: DiagnosticEvent, arrivedMs: number): void {
  if (event.type === "begin") measured.seen = event.seen
  else if (event.type === "end") measured.isWhole = true
  else measured.arrivals.push({ sentMs: event.at, arrivedMs })
}

function protocolOf(url: string): string {
  const [timing] = performance.getEntriesByName(
    new URL(url, location.href).href,
  ) as PerformanceResourceTiming[]
  return timing?.nextHopProtocol ?? ""
}
