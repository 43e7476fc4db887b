import type { z } from "zod"
import { AppError } from "../errors"

/**
 * Reads a JSON body of at most `maxBytes`, cut off at the limit, and checks it; throws 415 for anything that does not say it is
 * JSON, 413 over the limit, 400 naming the first wrong field.
 */
export async function readBody<T extends z.ZodType>(
  request: Request,
  schema: T,
  maxBytes: number,
): Promise<z.output<T>> {
  if (!request.headers.has("content-type")) throw new AppError("unsupported_media_type")
  requireType(request, jsonType)
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new AppError("too_large")
  return check(schema, parse(await readLimited(request, maxBytes)))
}

export const jsonType = "application/json"

/** Throws 415 for a body that says it is of another type: what a form of another site can send is never one of ours. */
export function requireType(request: Request, expected: string): void {
  const type = request.headers.get("content-type")
  const essence = type?.split(";")[0]?.trim().toLowerCase()
  if (essence !== undefined && essence !== expected) throw new AppError("unsupported_media_type")
}

/** Checks input against a schema; throws 400 naming the first wrong field. */
export function check<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join(".") ?? ""
  throw new AppError("bad_request", {
    message: `Wrong value for ${field || "the body"}: ${issue?.message}`,
    field,
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError("bad_request", { message: "The body is not JSON.", field: "", cause })
  }
}

async function readLimited(request: Request, maxBytes: number): Promise<string> {
  if (!request.body) return ""
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    // Leaving the loop cancels the body, so the rest is never read.
    if (size > maxBytes) throw new AppError("too_large")
    chunks.push(chunk)
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks))
  } catch (cause) {
    throw new AppError("bad_request", { message: "The body is not UTF-8.", field: "", cause })
  }
}
