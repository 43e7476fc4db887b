import { AppError } from "../errors"
import { requireType } from "./read-body"

export const bytesType = "application/octet-stream"

/** A body that is read while it arrives. `bytes` is how long it said it is; reading more than that throws `too_large`. */
export type IncomingBytes = { bytes: number; body: AsyncIterable<Uint8Array> }

/**
 * The bytes of a request, unread. Throws 415 unless they say that they are bytes, 413 when they say that they are more than
 * `maxBytes`, 400 when they do not say how many, or none.
 */
export function readUpload(request: Request, maxBytes: number): IncomingBytes {
  if (!request.headers.has("content-type")) throw new AppError("unsupported_media_type")
  requireType(request, bytesType)
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN)
  if (bytes > maxBytes) throw new AppError("too_large")
  if (!(Number.isInteger(bytes) && bytes > 0 && request.body))
    throw new AppError("bad_request", { message: "Send bytes, and their Content-Length.", field: "body" })
  return { bytes, body: upTo(request.body as ReadableStream<Uint8Array>, bytes) }
}

async function* upTo(body: ReadableStream<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    // Leaving the loop cancels the body, so the rest is never read.
    if (size > maxBytes) throw new AppError("too_large")
    yield chunk
  }
}
