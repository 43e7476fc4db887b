import { route } from "@/lib/http/route"
import { importMaxBytes, importRequest } from "@/lib/protocol/exported"
import { importChat } from "@/lib/transfer/import-chat"

/** Adds a few chats of an export to the user's. Answers with their new ids. 400, 413 over 8 MB, 415, 429. */
export const POST = route(
  { access: "guest", body: { schema: importRequest, maxBytes: importMaxBytes } },
  async ({ server, user, body }) => {
    const ids: string[] = []
    for (const chat of body.chats) ids.push(await importChat(server.db, user.id, chat))
    return Response.json({ ids })
  },
)
