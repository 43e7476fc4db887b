import type { z } from "zod"
import { sweepSoon } from "@/lib/attachments/remove"
import { switchBranch } from "@/lib/chat-store/branches"
import { deleteChat, patchChat } from "@/lib/chat-store/chats"
import { keepChat } from "@/lib/chat-store/temporary"
import { chatDetail } from "@/lib/generation/chat-detail"
import { endChat } from "@/lib/generation/end-chat"
import { chatParams } from "@/lib/http/ids"
import { route } from "@/lib/http/route"
import type { ChatDetail } from "@/lib/protocol/chat"
import type { UserId } from "@/lib/protocol/ids"
import { patchChatRequest } from "@/lib/protocol/requests"
import type { Server } from "@/lib/server"

type Patch = z.output<typeof patchChatRequest>

/** The chat with the conversation on its active branch: `ChatDetail`. 404. */
export const GET = route(
  { access: { ownerOf: "chat" }, params: chatParams },
  async ({ server, user, params }) => {
    return Response.json(await chatDetail(server, params.id, user.id))
  },
)

/**
 * Changes title, pin or settings, makes a temporary chat stay, or puts another branch on screen. Answers with the `ChatDetail`.
 * 400, 404, 409 `generation_running`.
 */
export const PATCH = route(
  {
    access: { ownerOf: "chat" },
    params: chatParams,
    body: { schema: patchChatRequest, maxBytes: 64 * 1024 },
  },
  async ({ server, user, params, body }) => {
    const { branch, temporary, ...patch } = body
    if (branch !== undefined)
      await showBranch(server, { chatId: params.id, userId: user.id, messageId: branch })
    if (temporary === false) await keepChat(server.db, params.id, user.id)
    if (Object.keys(patch).length > 0) await patchChat(server.db, params.id, user.id, patch)
    const detail = await chatDetail(server, params.id, user.id)
    tellTabs(server, user.id, detail, body)
    return Response.json(detail)
  },
)

/** Deletes the chat and all that belongs to it; a running answer is stopped first. 204, 404. */
export const DELETE = route(
  { access: { ownerOf: "chat" }, params: chatParams },
  async ({ server, user, params }) => {
    await endChat(server, params.id, user.id)
    await deleteChat(server.db, params.id, user.id)
    sweepSoon(server)
    server.live.publish(user.id, { type: "chat-deleted", chatId: params.id })
    return new Response(null, { status: 204 })
  },
)

function tellTabs({ live }: Server, userId: UserId, detail: ChatDetail, changed: Patch): void {
  const { id: chatId, title, updatedAt, pinned } = detail
  const isListed = changed.title !== undefined || changed.pinned !== undefined || changed.temporary === false
  const isSetting =
    changed.instructions !== undefined || changed.temperature !== undefined || changed.temporary === false
  if (isListed) live.publish(userId, { type: "chat-changed", chatId, title, updatedAt, pinned })
  if (isSetting) live.publish(userId, { type: "chat-settings-changed", chatId })
}

async function showBranch(server: Server, place: Parameters<typeof switchBranch>[1]): Promise<void> {
  const leafId = await switchBranch(server.db, place)
  server.live.publish(place.userId, { type: "branch-switched", chatId: place.chatId, leafId })
}
