import { type AttachmentId, idPattern } from "./ids"

/** Largest file, in bytes. */
export const attachmentMaxBytes = 20 * 1024 * 1024
export const attachmentsPerMessage = 10

/** What may be attached, as the server finds by looking at the bytes: source code, CSV, JSON and SVG are text. */
export const attachmentTypes = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "application/pdf",
  "text/plain",
] as const
export type AttachmentType = (typeof attachmentTypes)[number]

/** `POST /api/attachments?name=` with the bytes: what was stored. */
export type AttachmentInfo = { id: AttachmentId; name: string; mediaType: AttachmentType; bytes: number }

/** Where its owner fetches it, and what stands in the message's file part. */
export const attachmentPath = (id: AttachmentId) => `/api/attachments/${id}`

/** The attachment that a file part means; null for a file that is none, or is not stored here (an imported chat's). */
export function attachmentIdOf(url: string): AttachmentId | null {
  const id = url.startsWith("/api/attachments/") ? url.slice("/api/attachments/".length) : ""
  return idPattern.test(id) ? (id as AttachmentId) : null
}
