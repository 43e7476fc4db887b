import { findShare, revokeShare, shareChat } from "@/lib/chat-store/shares"
import { chatParams } from "@/lib/http/ids"
import { route } from "@/lib/http/route"

const rule = { access: { ownerOf: "chat" }, params: chatParams } as const

/** The chat's link: `Share`. 404. */
export const GET = route(rule, async ({ server, user, params }) =>
  Response.json(await findShare(server.db, params.id, user.id)),
)

/** Shares the chat as it is now; a link that it has already shows it so too. Answers with the `Share`. 404. */
export const POST = route(rule, async ({ server, user, params }) =>
  Response.json(await shareChat(server.db, params.id, user.id)),
)

/** Makes the link a dead one. 204, 404. */
export const DELETE = route(rule, async ({ server, user, params }) => {
  await revokeShare(server.db, params.id, user.id)
  return new Response(null, { status: 204 })
})
