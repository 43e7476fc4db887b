import { ReadableStream as WebStream } from "node:stream/web"
import { AwsClient } from "aws4fetch"
import type { AttachmentId } from "../protocol/ids"
import type { ByteStore } from "./byte-store"
import { exactly } from "./exactly"

export type S3Settings = {
  endpoint: string
  bucket: string
  region: string | undefined
  accessKeyId: string
  secretAccessKey: string
}

/** Longest that reading or deleting may take. */
const maxMs = 300_000

/**
 * A bucket of any S3-compatible service (AWS, R2, MinIO, …), addressed by path. What is uploaded streams through, so its hash
 * is not signed. Errors name the status alone: a service's own words may repeat the key.
 */
export function createS3Store({
  endpoint,
  bucket,
  region,
  accessKeyId,
  secretAccessKey,
}: S3Settings): ByteStore {
  const keys = { accessKeyId, secretAccessKey, service: "s3", ...(region ? { region } : {}) }
  const patient = new AwsClient({ ...keys, retries: 2 })
  // A body that was read cannot be sent again.
  const once = new AwsClient({ ...keys, retries: 0 })
  const place = (id: AttachmentId) => `${endpoint.replace(/\/$/, "")}/${bucket}/attachments/${id}`
  const call = (id: AttachmentId, method: "GET" | "DELETE") =>
    patient.fetch(place(id), { method, cache: "no-store", signal: AbortSignal.timeout(maxMs) })
  return {
    async put(id, body, bytes) {
      const headers = { "content-length": String(bytes), "content-type": "application/octet-stream" }
      const stream = WebStream.from(exactly(body, bytes)) as globalThis.ReadableStream
      const request = await once.sign(place(id), { method: "PUT", headers, body: stream })
      const response = await fetch(request, { cache: "no-store" })
      await discard(response)
      if (!response.ok) throw new Error(`The bucket answered ${response.status} to an upload`)
    },

    async get(id) {
      const response = await call(id, "GET")
      if (response.ok) return response.body ?? new Blob([]).stream()
      await discard(response)
      if (response.status === 404) return null
      throw new Error(`The bucket answered ${response.status} to a download`)
    },

    async delete(id) {
      const response = await call(id, "DELETE")
      await discard(response)
      if (!response.ok && response.status !== 404)
        throw new Error(`The bucket answered ${response.status} to a deletion`)
    },
  }
}

/** Frees the connection. */
async function discard(response: Response): Promise<void> {
  await response.body?.cancel()
}
