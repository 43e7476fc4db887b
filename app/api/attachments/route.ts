import { receiveAttachment } from "@/lib/attachments/receive"
import { route } from "@/lib/http/route"
import { attachmentMaxBytes } from "@/lib/protocol/attachments"
import { uploadQuery } from "@/lib/protocol/requests"

/**
 * Stores a file that a message is going to name: `?name=` and its bytes. 201 with the `AttachmentInfo`. 400, 413 over 20 MB or
 * the user's room (reason `quota`), 415 for what is neither image, PDF nor text, 429, 503.
 */
export const POST = route(
  { access: "guest", query: uploadQuery, upload: { maxBytes: attachmentMaxBytes } },
  async ({ server, user, query, upload }) => {
    const stored = await receiveAttachment(server, { userId: user.id, name: query.name, ...upload })
    return Response.json(stored, { status: 201 })
  },
)
