import type { IncomingMessage } from "node:http"
import { pipeline, type Readable } from "node:stream"
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib"
import { ToolError } from "../tool-error"

const decoders = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** The decompressed body, cut off at `maxBytes` of it: what comes after is neither read nor inflated. */
export async function readBody(
  response: IncomingMessage,
  maxBytes: number,
): Promise<{ body: Buffer; truncated: boolean }> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of decoded(response) as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > maxBytes) break
  }
  response.destroy()
  return { body: Buffer.concat(chunks).subarray(0, maxBytes), truncated: bytes > maxBytes }
}

function decoded(response: IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"]?.toLowerCase() ?? "identity"
  if (encoding === "identity") return response
  if (!Object.hasOwn(decoders, encoding)) throw new ToolError("The page is compressed in an unknown way.")
  const decoder = decoders[encoding as keyof typeof decoders]()
  // The iteration over the decoder ends with the pipeline's error.
  return pipeline(response, decoder, () => {})
}
