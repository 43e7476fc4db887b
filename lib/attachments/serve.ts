import { findAttachment } from "../chat-store/attachments"
import { AppError } from "../errors"
import { contentDisposition } from "../http/content-disposition"
import type { AttachmentType } from "../protocol/attachments"
import type { AttachmentId, UserId } from "../protocol/ids"
import type { AttachmentDeps } from "./remove"

type Wanted = { id: AttachmentId; userId: UserId; request: Request }

/**
 * The user's own file. The browser keeps it, and asks every time whether it may still show it. It runs nothing: the type is the
 * sniffed one, text is not HTML, only images are shown in place; `nosniff` and the sandbox are on every answer of a handler.
 * Throws `not_found`.
 */
export async function serveAttachment(
  { db, files }: AttachmentDeps,
  { id, userId, request }: Wanted,
): Promise<Response> {
  const { name, mediaType, bytes } = await findAttachment(db, id, userId)
  const headers = {
    "cache-control": "private, no-cache",
    etag: `"${id}"`,
  }
  if (request.headers.get("if-none-match") === headers.etag)
    return new Response(null, { status: 304, headers })
  const body = await files.get(id)
  if (!body) throw new AppError("not_found")
  const isImage = mediaType.startsWith("image/")
  return new Response(body, {
    headers: {
      ...headers,
      "content-type": typeHeader(mediaType),
      "content-length": String(bytes),
      "content-disposition": contentDisposition(isImage ? "inline" : "attachment", name),
    },
  })
}

const typeHeader = (type: AttachmentType) => (type === "text/plain" ? "text/plain; charset=utf-8" : type)
