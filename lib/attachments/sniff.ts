import { fileTypeFromBuffer } from "file-type"
import { AppError } from "../errors"
import { type AttachmentType, attachmentTypes } from "../protocol/attachments"

/** As much of a file as tells its type (the library's own sample size is 4 100 bytes). */
const headBytes = 4_100

/** Finds the type of a file while it passes by, by its bytes alone: whatever a name or a browser says is not asked. */
export class Sniffer {
  #type: AttachmentType | null = null

  /** The type, once `pass` has ended well. */
  get mediaType(): AttachmentType {
    if (this.#type === null) throw new Error("The file has not passed by yet")
    return this.#type
  }

  /** The same bytes. Throws `unsupported_media_type` as soon as it is clear that they are nothing that may be attached. */
  async *pass(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const text = new TextCheck()
    let head = new Uint8Array(0)
    for await (const chunk of body) {
      if (this.#type === null) {
        head = Buffer.concat([head, chunk])
        if (head.byteLength < headBytes) continue
        await this.#decide(head, text)
        yield head
      } else {
        if (this.#type === "text/plain") text.add(chunk)
        yield chunk
      }
    }
    if (this.#type === null) {
      await this.#decide(head, text)
      yield head
    }
    if (this.#type === "text/plain") text.end()
  }

  async #decide(head: Uint8Array, text: TextCheck): Promise<void> {
    const found = (await fileTypeFromBuffer(head))?.mime
    this.#type = binaryTypes.get(found ?? "") ?? "text/plain"
    if (this.#type === "text/plain") text.add(head)
  }
}

const binaryTypes = new Map<string, AttachmentType>([
  ...attachmentTypes.filter((type) => type !== "text/plain").map((type) => [type, type] as const),
  // Any PNG reader shows its first picture.
  ["image/apng", "image/png"],
])

/** Text is UTF-8 without NUL. */
class TextCheck {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true })

  add(chunk: Uint8Array): void {
    if (chunk.includes(0)) throw new AppError("unsupported_media_type", { message: notAllowed })
    this.#decode(chunk, true)
  }

  end(): void {
    this.#decode(new Uint8Array(0), false)
  }

  #decode(chunk: Uint8Array, stream: boolean) {
    try {
      this.#decoder.decode(chunk, { stream })
    } catch (cause) {
      throw new AppError("unsupported_media_type", { message: notAllowed, cause })
    }
  }
}

const notAllowed = "Images (PNG, JPEG, GIF, WebP), PDF and text can be attached."
