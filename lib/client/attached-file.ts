import { type AttachmentInfo, attachmentIdOf, attachmentPath } from "../protocol/attachments"
import type { MessagePart } from "../protocol/message"

/** A stored file that belongs to a message being written. */
export type AttachedFile = Pick<AttachmentInfo, "id" | "name"> & { mediaType: string }

/** As the message shows it, and as the server is going to store it. */
export function toFilePart({ id, name, mediaType }: AttachedFile): MessagePart {
  return { type: "file", mediaType, filename: name, url: attachmentPath(id) }
}

/** What is attached to a message. */
export function attachedFiles({ parts }: { parts: readonly MessagePart[] }): AttachedFile[] {
  return parts.flatMap((part) => {
    const id = part.type === "file" ? attachmentIdOf(part.url) : null
    return part.type === "file" && id !== null
      ? [{ id, name: part.filename ?? "", mediaType: part.mediaType }]
      : []
  })
}

export function sameFiles(some: readonly AttachedFile[], others: readonly AttachedFile[]): boolean {
  return some.length === others.length && some.every(({ id }, index) => id === others[index]?.id)
}
