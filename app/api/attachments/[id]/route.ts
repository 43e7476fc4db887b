import { removeUnsent } from "@/lib/attachments/remove"
import { serveAttachment } from "@/lib/attachments/serve"
import { attachmentParams } from "@/lib/http/ids"
import { route } from "@/lib/http/route"

/** The file's bytes, for its owner: images to be shown, all others to be saved. 304, 404. */
export const GET = route(
  { access: { ownerOf: "attachment" }, params: attachmentParams },
  async ({ server, user, params, request }) =>
    serveAttachment(server, { ...params, userId: user.id, request }),
)

/** Removes a file that is in no message yet. 204, 404 (also for one that was sent: it goes with its chat). */
export const DELETE = route(
  { access: { ownerOf: "attachment" }, params: attachmentParams },
  async ({ server, user, params }) => {
    await removeUnsent(server, params.id, user.id)
    return new Response(null, { status: 204 })
  },
)
