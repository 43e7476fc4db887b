import { listChats } from "@/lib/chat-store/chats"
import { route } from "@/lib/http/route"
import { listChatsQuery } from "@/lib/protocol/requests"

/** The user's chats, newest first: `ChatPage`. `?before=` takes the `next` of the page before; `?limit=` is 1 to 100. */
export const GET = route({ access: "guest", query: listChatsQuery }, async ({ server, user, query }) => {
  return Response.json(await listChats(server.db, { userId: user.id, ...query }))
})
