import type { Database } from "../chat-store/database"
import { insertMessages, type NewMessage } from "../chat-store/messages"
import { chats } from "../chat-store/schema"
import type { ExportedChat, ExportedMessage } from "../protocol/exported"
import { type ChatId, type MessageId, newChatId, newMessageId, type UserId } from "../protocol/ids"

/** Adds a chat of a file to the user's, under new ids: importing twice makes two. */
export async function importChat(db: Database, userId: UserId, chat: ExportedChat): Promise<ChatId> {
  const chatId = newChatId()
  const placed = inOrder(chat.messages)
  const ids = new Map(placed.map(({ message }) => [message.id, newMessageId()]))
  const leaf = ids.get(chat.activeLeafId ?? "") ?? ids.get(placed.at(-1)?.message.id ?? "")
  await db.transaction(async (tx) => {
    await tx.insert(chats).values({
      id: chatId,
      userId,
      title: storable(chat.title),
      pinned: chat.pinned,
      model: chat.model,
      activeLeafId: leaf ?? null,
      createdAt: new Date(chat.createdAt),
      updatedAt: new Date(chat.updatedAt),
    })
    await insertMessages(
      tx,
      placed.map(({ message, parentId }) => asNew(message, { chatId, ids, parentId })),
    )
  })
  return chatId
}

type Placed = { message: ExportedMessage; parentId: string | null }

/** Parents before their children, each message once. What hangs on nothing, or on itself, becomes a beginning. */
function inOrder(messages: readonly ExportedMessage[]): Placed[] {
  const byId = new Map(messages.map((message) => [message.id, message]))
  const placed = new Map<string, Placed>()
  for (const message of byId.values()) {
    const line: ExportedMessage[] = []
    const onLine = new Set<string>()
    let next: ExportedMessage | undefined = message
    while (next && !placed.has(next.id) && !onLine.has(next.id)) {
      line.push(next)
      onLine.add(next.id)
      next = byId.get(next.parentId ?? "")
    }
    for (const each of line.reverse()) {
      const parentId = placed.has(each.parentId ?? "") ? each.parentId : null
      placed.set(each.id, { message: each, parentId })
    }
  }
  return [...placed.values()]
}

type Place = { chatId: ChatId; ids: ReadonlyMap<string, MessageId>; parentId: string | null }

function asNew(message: ExportedMessage, { chatId, ids, parentId }: Place): NewMessage & { createdAt: Date } {
  const newParent = ids.get(parentId ?? "") ?? null
  const { id, role, parts, createdAt, metadata } = message
  return {
    id: ids.get(id) as MessageId,
    chatId,
    parentId: newParent,
    role,
    parts,
    metadata: { createdAt, ...metadata, parentId: newParent } as NewMessage["metadata"],
    createdAt: new Date(createdAt),
  }
}

const storable = (text: string) => text.replaceAll("\u0000", "").toWellFormed() || "…"
