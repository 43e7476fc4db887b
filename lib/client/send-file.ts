import type { AttachmentInfo } from "../protocol/attachments"
import { RequestFailed, readFailure, unreachable } from "./request-failed"
import { ensureSession } from "./session"

/** A network that moves nothing for so long is lost. */
const stallMs = 30_000

type Options = {
  /** Told how much of the file is on its way, from 0 to 1. */
  onProgress(share: number): void
  signal: AbortSignal
}

/** Uploads a file. Rejects with `RequestFailed`; aborted, with the signal's reason. `fetch` tells no progress of what it sends. */
export async function sendFile(file: File, { onProgress, signal }: Options): Promise<AttachmentInfo> {
  await ensureSession()
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<AttachmentInfo>()
  const request = new XMLHttpRequest()
  const lost = () => reject(new RequestFailed(unreachable))
  let stalled: ReturnType<typeof setTimeout>
  const moves = () => {
    clearTimeout(stalled)
    stalled = setTimeout(lost, stallMs)
  }
  request.open("POST", `/api/attachments?${new URLSearchParams({ name: file.name || "file" })}`)
  request.setRequestHeader("content-type", "application/octet-stream")
  request.upload.onprogress = ({ loaded, total }) => {
    moves()
    onProgress(total > 0 ? loaded / total : 0)
  }
  request.onerror = lost
  request.onload = () => void answerOf(request).then(resolve, reject)
  signal.addEventListener("abort", () => reject(signal.reason), { once: true })
  moves()
  request.send(file)
  return promise.finally(() => {
    clearTimeout(stalled)
    request.abort()
  })
}

async function answerOf({ status, responseText }: XMLHttpRequest): Promise<AttachmentInfo> {
  const response = new Response(responseText, { status })
  if (!response.ok) throw new RequestFailed(await readFailure(response))
  return response.json().catch((cause: unknown) => {
    throw new RequestFailed({ ...unreachable, status }, { cause })
  })
}
