import { sweepSoon } from "@/lib/attachments/remove"
import { listChats } from "@/lib/chat-store/chats"
import { deleteSomeChats } from "@/lib/generation/delete-chats"
import { route } from "@/lib/http/route"
import { listChatsQuery } from "@/lib/protocol/requests"

/** The user's chats, newest first: `ChatPage`. `?before=` takes the `next` of the page before; `?limit=` is 1 to 100. */
export const GET = route({ access: "guest", query: listChatsQuery }, async ({ server, user, query }) => {
  return Response.json(await listChats(server.db, { userId: user.id, ...query }))
})

/** How many a request deletes: a second's work at most, so that a reader sees it go on. */
const atOnce = 20

/** Deletes some of the user's chats with all that belongs to them: `DeletedChats`. To delete all, ask until none is left. */
export const DELETE = route({ access: "guest" }, async ({ server, user }) => {
  const deleted = await deleteSomeChats(server, { userId: user.id, limit: atOnce })
  sweepSoon(server)
  return Response.json(deleted)
})
