import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { newAttachmentId } from "../protocol/ids"
import { byteStoreContract } from "./contract"
import { createFileStore } from "./file-store"
import { createS3Store } from "./s3-store"
import { StubBucket } from "./test-bucket"
import { createMemoryStore } from "./test-memory-store"

describe("files in a folder", () => {
  byteStoreContract(async () => {
    const folder = mkdtempSync(join(tmpdir(), "millrace-files-"))
    const files = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return {
      store: createFileStore(join(folder, "not there yet")),
      count: async () => files().length,
      close: async () => rmSync(folder, { recursive: true }),
    }
  })
})

const keys = { bucket: "mill", region: undefined, accessKeyId: "key-id", secretAccessKey: "secret" }

describe("an S3-compatible bucket", () => {
  byteStoreContract(async () => {
    const bucket = await StubBucket.start()
    return {
      store: createS3Store({ ...keys, endpoint: bucket.url }),
      count: async () => bucket.objects.size,
      close: () => bucket.close(),
    }
  })
})

describe("memory, for tests", () => {
  byteStoreContract(async () => {
    const store = createMemoryStore()
    return { store, count: async () => store.size, close: async () => {} }
  })
})

test("an error of a bucket names its status, and nothing of its words", async () => {
  const bucket = await StubBucket.start({ refuse: "<Error><AWSAccessKeyId>key-id</AWSAccessKeyId></Error>" })
  const store = createS3Store({ ...keys, endpoint: bucket.url })
  const body = async function* () {
    yield new Uint8Array(1)
  }
  await expect(store.put(newAttachmentId(), body(), 1)).rejects.toThrow(
    /^The bucket answered 403 to an upload$/,
  )
  await expect(store.get(newAttachmentId())).rejects.toThrow(/^The bucket answered 403 to a download$/)
  await expect(store.delete(newAttachmentId())).rejects.toThrow(/^The bucket answered 403 to a deletion$/)
  await bucket.close()
})

test("a folder is only made when the first file comes", async () => {
  const folder = join(tmpdir(), `millrace-files-${newAttachmentId()}`)
  await createFileStore(folder).delete(newAttachmentId())
  expect(existsSync(folder)).toBe(false)
})
