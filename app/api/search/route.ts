import { search } from "@/lib/chat-store/search"
import { route } from "@/lib/http/route"
import { searchQuery } from "@/lib/protocol/search"

/** The user's chats and messages with the words of `?q=`: `SearchResult`. 400. */
export const GET = route({ access: "guest", query: searchQuery }, async ({ server, user, query }) => {
  return Response.json(await search(server.db, { userId: user.id, query: query.q }))
})
