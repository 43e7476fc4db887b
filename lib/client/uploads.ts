import { type AttachmentInfo, attachmentPath, attachmentsPerMessage } from "../protocol/attachments"
import type { AttachmentId } from "../protocol/ids"
import type { AttachedFile } from "./attached-file"
import { Store } from "./store"
import { type FileProblem, problemOf, problemOfFile, type UploadProblem } from "./upload-problem"

/** A file beside the message being written. */
export type Upload = {
  key: number
  name: string
  /** Null for one that came back from a message. */
  bytes: number | null
  mediaType: string
  /** Address of its picture; null for what is no image. */
  preview: string | null
  state:
    | { kind: "uploading"; share: number }
    | { kind: "ready"; id: AttachmentId }
    | { kind: "failed"; problem: UploadProblem }
}
export type Refused = { name: string; problem: FileProblem }
export type UploadsState = { uploads: readonly Upload[]; refused: readonly Refused[] }

export type UploadsDeps = {
  send(file: File, options: { onProgress(share: number): void; signal: AbortSignal }): Promise<AttachmentInfo>
  remove(id: AttachmentId): Promise<void>
  createPreview(file: File): string
  revokePreview(url: string): void
}

/** The files beside one message being written: uploaded as soon as they are chosen, named by their ids when it is sent. */
export class Uploads {
  readonly state = new Store<UploadsState>({ uploads: [], refused: [] })
  readonly #deps: UploadsDeps
  readonly #files = new Map<number, { file: File; abort: AbortController }>()
  #lastKey = 0

  constructor(deps: UploadsDeps) {
    this.#deps = deps
  }

  /** Uploads what may be attached, up to ten in all; `state.refused` says of the others why not. */
  add(files: readonly File[]): void {
    const refused: Refused[] = []
    for (const file of files) {
      const isFull = this.state.get().uploads.length >= attachmentsPerMessage
      const problem = problemOfFile(file) ?? (isFull ? "too-many" : null)
      if (problem) refused.push({ name: file.name, problem })
      else this.#begin(file)
    }
    this.state.patch({ refused })
  }

  /** Cancels it, or has the server forget it. */
  remove(key: number): void {
    const upload = this.#find(key)
    if (!upload) return
    this.#files.get(key)?.abort.abort()
    this.#drop(upload)
    // What cannot be removed now is removed when it was not sent for a day.
    if (upload.state.kind === "ready") this.#deps.remove(upload.state.id).catch(() => {})
  }

  retry(key: number): void {
    const file = this.#files.get(key)?.file
    if (file) void this.#send(key, file)
  }

  dismiss(): void {
    this.state.patch({ refused: [] })
  }

  /** Hands over the files that are ready: they belong to a message now. */
  take(): AttachedFile[] {
    const taken: AttachedFile[] = []
    for (const upload of this.state.get().uploads) {
      const { state, name, mediaType } = upload
      if (state.kind !== "ready") continue
      taken.push({ id: state.id, name, mediaType })
      this.#drop(upload)
    }
    this.dismiss()
    return taken
  }

  /** Puts back the files of a message that was not sent, before those that came since. */
  giveBack(files: readonly AttachedFile[]): void {
    const back = files.map(
      ({ id, name, mediaType }): Upload => ({
        key: ++this.#lastKey,
        name,
        bytes: null,
        mediaType,
        preview: mediaType.startsWith("image/") ? attachmentPath(id) : null,
        state: { kind: "ready", id },
      }),
    )
    this.state.patch({ uploads: [...back, ...this.state.get().uploads] })
  }

  #begin(file: File): void {
    const key = ++this.#lastKey
    const preview = isShown(file) ? this.#deps.createPreview(file) : null
    const { name, size: bytes, type: mediaType } = file
    const upload: Upload = { key, name, bytes, mediaType, preview, state: { kind: "uploading", share: 0 } }
    this.state.patch({ uploads: [...this.state.get().uploads, upload] })
    void this.#send(key, file)
  }

  async #send(key: number, file: File): Promise<void> {
    const abort = new AbortController()
    this.#files.set(key, { file, abort })
    this.#change(key, { state: { kind: "uploading", share: 0 } })
    const onProgress = (share: number) => this.#change(key, { state: { kind: "uploading", share } })
    try {
      const { id, mediaType } = await this.#deps.send(file, { onProgress, signal: abort.signal })
      this.#change(key, { mediaType, state: { kind: "ready", id } })
    } catch (error) {
      this.#change(key, { state: { kind: "failed", problem: problemOf(error) } })
    }
  }

  #find(key: number): Upload | undefined {
    return this.state.get().uploads.find((upload) => upload.key === key)
  }

  #change(key: number, change: Partial<Upload>): void {
    const { uploads } = this.state.get()
    if (!this.#find(key)) return
    this.state.patch({ uploads: uploads.map((one) => (one.key === key ? { ...one, ...change } : one)) })
  }

  #drop({ key, preview }: Upload): void {
    this.#files.delete(key)
    if (preview?.startsWith("blob:")) this.#deps.revokePreview(preview)
    this.state.patch({ uploads: this.state.get().uploads.filter((upload) => upload.key !== key) })
  }
}

/** Images that every browser shows; a drawing in SVG is text here. */
const isShown = ({ type }: File) => /^image\/(png|jpeg|gif|webp)$/.test(type)
