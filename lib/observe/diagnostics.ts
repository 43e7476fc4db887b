import { z } from "zod"
import { type DiagnosticEvent, diagnosticModes, type SeenHeaders, ticks } from "../protocol/diagnostics"
import { pause } from "./status"

/** `idleMs`: how long the silence lasts, five minutes at most. */
export const diagnosticsQuery = z.object({
  mode: z.enum(diagnosticModes),
  idleMs: z.coerce.number().int().min(0).max(300_000).default(0),
})

/** Ticks at an even pace, or a silence, as SSE data. What a proxy does to them is measured where they arrive. */
export async function* diagnosticEvents(
  { mode, idleMs }: z.output<typeof diagnosticsQuery>,
  headers: Headers,
  signal: AbortSignal,
): AsyncGenerator<{ data: string }> {
  const begunAt = performance.now()
  const now = () => performance.now() - begunAt
  const event = (event: DiagnosticEvent) => ({ data: JSON.stringify(event) })
  yield event({ type: "begin", at: 0, seen: seenOf(headers) })
  if (mode === "idle") await pause(idleMs, signal)
  for (let number = 1; mode !== "idle" && number <= ticks.count && !signal.aborted; number++) {
    await pause(number * ticks.everyMs - now(), signal)
    yield event({ type: "tick", at: now(), number })
  }
  yield event({ type: "end", at: now() })
}

function seenOf(headers: Headers): SeenHeaders {
  return {
    host: headers.get("host"),
    lastEventId: headers.get("last-event-id"),
    forwardedFor: headers.has("x-forwarded-for"),
    forwardedProto: headers.get("x-forwarded-proto"),
    via: headers.get("via"),
  }
}
