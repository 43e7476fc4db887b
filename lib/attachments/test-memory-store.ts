import type { ByteStore } from "./byte-store"
import { exactly } from "./exactly"

/** For unit tests: bytes in memory, under the same contract as those that last. */
export function createMemoryStore(): ByteStore & { readonly size: number } {
  const stored = new Map<string, Buffer>()
  return {
    get size() {
      return stored.size
    },
    async put(id, body, bytes) {
      stored.set(id, Buffer.concat(await Array.fromAsync(exactly(body, bytes))))
    },
    async get(id) {
      const bytes = stored.get(id)
      return bytes ? new Blob([new Uint8Array(bytes)]).stream() : null
    },
    async delete(id) {
      stored.delete(id)
    },
  }
}
