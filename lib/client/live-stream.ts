import type { LiveEvent } from "../protocol/live"
import type { Attention } from "./attention"
import { Connection } from "./connection"
import { decide, type Ending, isSuspect, restMs } from "./reconnect-policy"

export type LiveStreamOptions = {
  fetch: typeof fetch
  attention: Attention
  /** In [0, 1). */
  random: () => number
  signal: AbortSignal
  onOpen(): void
  onEvent(event: LiveEvent): void
}

/** Listens to `GET /api/live`, connecting again whenever it has to, until `signal` is aborted. */
export async function readLive(options: LiveStreamOptions): Promise<void> {
  const { attention, random, signal } = options
  let failures = 0
  while (!signal.aborted) {
    const { ending, wasOpen } = await readOnce(options)
    if (wasOpen) failures = 0
    const action = decide(ending, { request: "resume", failures, stopping: false, random: random() })
    failures = action.do === "connect" ? action.attempt : failures
    const wake = await attention.wake(action.do === "connect" ? action.afterMs : restMs, signal)
    if (wake !== null) failures = 0
  }
}

async function readOnce(options: LiveStreamOptions): Promise<{ ending: Ending; wasOpen: boolean }> {
  const connection = new Connection()
  const close = () => connection.end({ kind: "closed" })
  options.signal.addEventListener("abort", close)
  const off = options.attention.on((event) => {
    if (event !== "release" && isSuspect(event, connection.silentMs)) connection.end({ kind: "woken" })
  })
  try {
    const refused = await connection.open(options.fetch, "/api/live", {
      headers: { accept: "text/event-stream" },
    })
    if (refused) return { ending: refused, wasOpen: false }
    options.onOpen()
    return { ending: await listen(connection, options.onEvent), wasOpen: true }
  } finally {
    off()
    options.signal.removeEventListener("abort", close)
  }
}

async function listen(connection: Connection, onEvent: (event: LiveEvent) => void): Promise<Ending> {
  const events = connection.events()
  for (;;) {
    const { done, value } = await events.next()
    if (done) return value
    const event = parse(value.data)
    if (event) onEvent(event)
  }
}

function parse(data: string): LiveEvent | null {
  try {
    return JSON.parse(data)
  } catch {
    // Of a server newer than this page, or of something in between.
    return null
  }
}
