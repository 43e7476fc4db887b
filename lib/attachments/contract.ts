import { afterEach, beforeEach, expect, test } from "vitest"
import { type AttachmentId, newAttachmentId } from "../protocol/ids"
import type { ByteStore } from "./byte-store"

/** What a driver has to pass. `open` makes an empty store; `count` says how many things lie in it, leftovers included. */
type Harness = { store: ByteStore; count(): Promise<number>; close(): Promise<void> }

export function byteStoreContract(open: () => Promise<Harness>): void {
  let harness: Harness
  let id: AttachmentId
  beforeEach(async () => {
    harness = await open()
    id = newAttachmentId()
  })
  afterEach(() => harness.close())

  const read = async () => {
    const stream = await harness.store.get(id)
    return stream && new Uint8Array(await new Response(stream).arrayBuffer())
  }

  test("what was put is there, byte for byte", async () => {
    const chunks = [new Uint8Array([0, 1, 255]), new Uint8Array(300_000).fill(7), new Uint8Array([9])]
    await harness.store.put(id, from(chunks), 300_004)
    expect(await read()).toEqual(new Uint8Array(Buffer.concat(chunks)))
  })

  test("what was never put is null", async () => {
    expect(await read()).toBeNull()
  })

  test("what is put again replaces what was there", async () => {
    await harness.store.put(id, from([new Uint8Array([1, 2])]), 2)
    await harness.store.put(id, from([new Uint8Array([3])]), 1)
    expect(await read()).toEqual(new Uint8Array([3]))
    expect(await harness.count()).toBe(1)
  })

  test.each([
    ["breaks off", broken, 5],
    ["is shorter than it said", () => from([new Uint8Array(3)]), 5],
    ["is longer than it said", () => from([new Uint8Array(3), new Uint8Array(3)]), 5],
  ])("a body that %s leaves nothing", async (_name, body, bytes) => {
    await expect(harness.store.put(id, body(), bytes)).rejects.toThrow()
    expect(await read()).toBeNull()
    expect(await harness.count()).toBe(0)
  })

  test("what is deleted is gone, and deleting it again is no error", async () => {
    await harness.store.put(id, from([new Uint8Array([1])]), 1)
    await harness.store.delete(id)
    await harness.store.delete(id)
    expect(await read()).toBeNull()
    expect(await harness.count()).toBe(0)
  })

  test("a reader that leaves early leaves the store usable", async () => {
    await harness.store.put(id, from([new Uint8Array(500_000)]), 500_000)
    await (await harness.store.get(id))?.cancel()
    expect((await read())?.byteLength).toBe(500_000)
  })
}

async function* from(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(2)
  throw new Error("the sender left")
}
