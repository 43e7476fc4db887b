import { setUpLog } from "./log"

/** For unit tests: what is logged from now on, one object a line, instead of on stderr. */
export function captureLog(): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = []
  setUpLog(
    { LOG_LEVEL: "info", LOG_FORMAT: "json" },
    { write: (line) => void lines.push(JSON.parse(line)), dropped: 0, flush: async () => {} },
  )
  return lines
}
