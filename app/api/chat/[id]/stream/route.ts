import { z } from "zod"
import { resumePoint } from "@/lib/generation/resume"
import { streamGeneration } from "@/lib/http/chat-stream"
import { chatParams } from "@/lib/http/ids"
import { route } from "@/lib/http/route"

const query = z.object({ after: z.string().max(100).optional() })

/**
 * The running answer from behind a cursor (`Last-Event-ID` or `?after=`), from its beginning without one. 204 when nothing
 * runs, the rest and the end when it ended behind the cursor, 410 for a cursor of another answer, 404.
 */
export const GET = route(
  { access: { ownerOf: "chat" }, limit: "exempt", params: chatParams, query },
  async ({ server, user, session, payer, params, query, request }) => {
    const cursor = request.headers.get("last-event-id") ?? query.after ?? null
    const point = await resumePoint(server, { chatId: params.id, userId: user.id, cursor })
    if (!point) return new Response(null, { status: 204 })
    const onEnd = server.limits.stream(payer)
    return streamGeneration(server, point.generationId, { after: point.seq, request, session, onEnd })
  },
)
