import { stopGeneration } from "@/lib/generation/stop"
import { chatParams } from "@/lib/http/ids"
import { route } from "@/lib/http/route"

/** Stops the running answer; idempotent. Answers with its `StopReceipt` once the upstream socket is closed. 404. */
export const POST = route(
  { access: { ownerOf: "chat" }, limit: "exempt", params: chatParams },
  async ({ server, user, params }) => {
    return Response.json(await stopGeneration(server, { chatId: params.id, userId: user.id }))
  },
)
