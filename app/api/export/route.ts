import { route } from "@/lib/http/route"
import { exportQuery } from "@/lib/protocol/exported"
import { exportAll } from "@/lib/transfer/export-chat"
import { exportFile } from "@/lib/transfer/export-file"

/** All of the user's chats as one file. `?format=json|markdown`. */
export const GET = route({ access: "guest", query: exportQuery }, async ({ server, user, query }) =>
  exportFile(exportAll(server.db, user.id), { name: "Millrace chats", format: query.format }),
)
