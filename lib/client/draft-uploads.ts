import { removeAttachment } from "./api"
import { Uploads } from "./uploads"

const byDraft = new Map<string, Uploads>()

/** The files beside the draft of a chat, or of the `new` one; kept while the page lives. */
export function draftUploads(key: string): Uploads {
  const known = byDraft.get(key)
  if (known) return known
  const uploads = new Uploads({
    send: async (file, options) => (await import("./send-file")).sendFile(file, options),
    remove: removeAttachment,
    createPreview: (file) => URL.createObjectURL(file),
    revokePreview: (url) => URL.revokeObjectURL(url),
  })
  // The server renders for many people, and none of them has chosen a file yet.
  if (typeof window !== "undefined") byDraft.set(key, uploads)
  return uploads
}
