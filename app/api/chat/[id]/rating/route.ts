import { rateAnswer } from "@/lib/chat-store/ratings"
import { chatParams } from "@/lib/http/ids"
import { route } from "@/lib/http/route"
import { rateRequest } from "@/lib/protocol/requests"

/** Puts a thumb on an answer of the chat, or takes it away. 204, 400, 404. */
export const PUT = route(
  { access: { ownerOf: "chat" }, params: chatParams, body: { schema: rateRequest, maxBytes: 1024 } },
  async ({ server, user, params, body }) => {
    await rateAnswer(server.db, { ...body, chatId: params.id, userId: user.id })
    return new Response(null, { status: 204 })
  },
)
