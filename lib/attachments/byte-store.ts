import type { AttachmentId } from "../protocol/ids"

/** Where the bytes of attachments lie. Every driver passes `contract.ts`. */
export interface ByteStore {
  /**
   * Stores a body of exactly `bytes` bytes, replacing what is there. It appears whole or not at all: when this rejects, because
   * the body did or was longer or shorter, `get` finds what it found before.
   */
  put(id: AttachmentId, body: AsyncIterable<Uint8Array>, bytes: number): Promise<void>

  /** Null when there is nothing. Cancelling the stream frees what it holds. */
  get(id: AttachmentId): Promise<ReadableStream<Uint8Array> | null>

  /** Also what a broken `put` left behind. Deleting nothing is no error. */
  delete(id: AttachmentId): Promise<void>
}
