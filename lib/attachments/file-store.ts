import { mkdir, open, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { pipeline } from "node:stream/promises"
import type { AttachmentId } from "../protocol/ids"
import type { ByteStore } from "./byte-store"
import { exactly } from "./exactly"

/** Files in a folder, in subfolders by the first two letters of their ids, so that none grows large. */
export function createFileStore(folder: string): ByteStore {
  const place = (id: AttachmentId) => join(folder, id.slice(0, 2), id)
  const incoming = (id: AttachmentId) => join(folder, "incoming", id)
  return {
    async put(id, body, bytes) {
      await mkdir(dirname(incoming(id)), { recursive: true })
      await mkdir(dirname(place(id)), { recursive: true })
      try {
        // Open before anything is read: a file that is still being opened when its body breaks off would come after it was removed.
        const file = await open(incoming(id), "w")
        // Flushed before it is renamed: after a power cut there is the whole file or none.
        await pipeline(exactly(body, bytes), file.createWriteStream({ flush: true }))
        await rename(incoming(id), place(id))
      } catch (error) {
        await rm(incoming(id), { force: true })
        throw error
      }
    },

    async get(id) {
      const file = await open(place(id)).catch(unlessMissing)
      return file && (file.readableWebStream({ autoClose: true }) as ReadableStream<Uint8Array>)
    },

    async delete(id) {
      await rm(incoming(id), { force: true })
      await rm(place(id), { force: true })
    },
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null
  throw error
}
