import { waitUntil } from "@vercel/functions"
import { startGeneration } from "@/lib/generation/start"
import { streamGeneration } from "@/lib/http/chat-stream"
import { route } from "@/lib/http/route"
import { startRequest } from "@/lib/protocol/requests"

/**
 * Starts an answer, or joins the one that the same request started. Body: `StartRequest`. Answers with the SSE stream of its
 * UI message chunks from the beginning. 400, 404, 409 `generation_running`, 413 over 256 KB, 415,
 * 429, 503.
 */
export const POST = route(
  { access: "guest", body: { schema: startRequest, maxBytes: 256 * 1024 } },
  async ({ server, user, session, payer, body, request, requestId }) => {
    const admission = server.limits.answer(payer)
    // Before anything is started: joining costs no answer, but a stream.
    const onEnd = server.limits.stream(payer)
    const asked = { userId: user.id, request: body, admission, requestId }
    const { generationId, over } = await startGeneration(server, asked).catch((error) => {
      onEnd()
      throw error
    })
    // Where a process is frozen with its last response (Vercel), it stays until the answer is saved. Elsewhere it does nothing.
    waitUntil(over)
    return streamGeneration(server, generationId, { after: 0, request, session, onEnd })
  },
)
