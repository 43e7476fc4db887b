/** Structured lines on stderr, one JSON object each. Never content: ids, numbers and error names only. */
export const log = {
  error: (fields: Fields, message: string) => write("error", fields, message),
  warn: (fields: Fields, message: string) => write("warn", fields, message),
}

type Fields = { err?: unknown } & Record<string, unknown>

function write(level: string, { err, ...fields }: Fields, message: string) {
  const error =
    err instanceof Error
      ? { name: err.name, code: (err as { code?: unknown }).code, frames: framesOf(err) }
      : err
  process.stderr.write(
    `${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields, err: error })}\n`,
  )
}

/** Where it happened, without the message: that may quote a prompt or a key. */
function framesOf({ stack }: Error): string[] {
  return (stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
}
