import { scrub } from "../models/scrub"

/** What a line says beside its message. */
export type Fields = { err?: unknown } & Record<string, unknown>

/** Fields fit for a log: an error is its name, code and frames; every other text is scrubbed, but for ids. */
export function cleaned({ err, ...fields }: Fields): Record<string, unknown> {
  const clean = Object.entries(fields).map(([name, value]) => [name, isId(name) ? value : scrubbed(value)])
  return { ...Object.fromEntries(clean), ...(err === undefined ? {} : { err: asError(err) }) }
}

const isId = (name: string) => name === "id" || name.endsWith("Id")

function scrubbed(value: unknown): unknown {
  return typeof value === "string" ? scrub(value) : value
}

function asError(err: unknown): unknown {
  if (!(err instanceof Error)) return scrubbed(err)
  return { name: err.name, code: (err as { code?: unknown }).code, frames: framesOf(err) }
}

/** Where it happened, without the message: that may quote a prompt or a key. */
function framesOf({ stack }: Error): string[] {
  return (stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
}
