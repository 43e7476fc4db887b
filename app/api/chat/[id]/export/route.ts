import { chatParams } from "@/lib/http/ids"
import { route } from "@/lib/http/route"
import { exportQuery } from "@/lib/protocol/exported"
import { exportChat } from "@/lib/transfer/export-chat"
import { exportFile } from "@/lib/transfer/export-file"

/** The chat as a file: with all its branches as JSON, the one on screen as Markdown. `?format=json|markdown`. 404. */
export const GET = route(
  { access: { ownerOf: "chat" }, params: chatParams, query: exportQuery },
  async ({ server, user, params, query }) => {
    const chat = await exportChat(server.db, params.id, user.id)
    return exportFile([chat], { name: chat.title, format: query.format })
  },
)
