import { type Logger, pino } from "pino"
import type { Config } from "../config"
import { cleaned, type Fields } from "./log-fields"
import { type LogOutput, openOutput } from "./log-output"
import { asText } from "./log-text"

type LogSettings = Pick<Config, "LOG_LEVEL" | "LOG_FORMAT">

/** Structured lines on stderr. Never content: ids, numbers and error names only; what looks like a key is blacked out. */
export const log = {
  error: (fields: Fields, message: string) => current().logger.error(cleaned(fields), message),
  warn: (fields: Fields, message: string) => current().logger.warn(cleaned(fields), message),
  info: (fields: Fields, message: string) => current().logger.info(cleaned(fields), message),
}

// Routes, pages and instrumentation each get their own instance of this module: one output for all of them.
const shared = globalThis as typeof globalThis & { millraceLog?: Log }
type Log = { logger: Logger; output: LogOutput }

/** Sets level and format. What is logged before goes out as JSON from `info` on. */
export function setUpLog(settings: LogSettings, output: LogOutput = openOutput()): void {
  shared.millraceLog = { logger: createLogger(settings, output), output }
}

/** Where lines go just now. */
export function logOutput(): LogOutput {
  return current().output
}

function current(): Log {
  if (!shared.millraceLog) setUpLog({ LOG_LEVEL: "info", LOG_FORMAT: "json" })
  return shared.millraceLog as Log
}

function createLogger({ LOG_LEVEL, LOG_FORMAT }: LogSettings, output: LogOutput): Logger {
  const write = LOG_FORMAT === "text" ? (line: string) => output.write(asText(line)) : output.write
  const options = {
    level: LOG_LEVEL,
    base: null,
    messageKey: "message",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
  }
  return pino(options, { write })
}
