import type { IncomingMessage } from "node:http"
import { pipeline, type Readable } from "node:stream"
import zlib from "node:zlib"

const gunzip = () => zlib.createGunzip({ flush: zlib.constants.Z_SYNC_FLUSH })
const decoders: ReadonlyMap<string, () => NodeJS.ReadWriteStream & Readable> = new Map([
  ["gzip", gunzip],
  ["x-gzip", gunzip],
  ["deflate", () => zlib.createInflate({ flush: zlib.constants.Z_SYNC_FLUSH })],
  ["br", () => zlib.createBrotliDecompress({ flush: zlib.constants.BROTLI_OPERATION_FLUSH })],
  ["zstd", () => zlib.createZstdDecompress({ flush: zlib.constants.ZSTD_e_flush })],
])

/** A response's bytes without their content encoding. Nothing is asked for, but some servers compress all the same. */
export function decoded(response: IncomingMessage): Readable {
  const decoder = decoders.get(response.headers["content-encoding"]?.toLowerCase().trim() ?? "")
  if (!decoder) return response
  // The decoder tells its reader of every end, a broken connection and bytes that make no sense included.
  return pipeline(response, decoder(), () => {}) as Readable
}
