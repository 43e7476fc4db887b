import { afterEach, beforeEach, expect, test } from "vitest"
import { switchBranch } from "../chat-store/branches"
import { findChat } from "../chat-store/chats"
import type { Connection } from "../chat-store/database"
import { insertMessages, loadBranch, type NewMessage } from "../chat-store/messages"
import { ensureChat } from "../chat-store/open-chat"
import { search } from "../chat-store/search"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { AppError } from "../errors"
import { type ExportedChat, exportedChat } from "../protocol/exported"
import { type ChatId, type MessageId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import { readImport } from "../protocol/read-import"
import { exportAll, exportChat } from "./export-chat"
import { exportFile } from "./export-file"
import { importChat } from "./import-chat"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

const question = newMessageId()
const [first, second] = [newMessageId(), newMessageId()]

async function addChat(): Promise<ChatId> {
  const chatId = newChatId()
  await ensureChat(connection.db, { id: chatId, userId, title: "Mill “races”", model: "gpt" })
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second))
  const added: (NewMessage & { createdAt: Date })[] = [
    row(question, null, "user", [{ type: "text", text: "How?\u0000 \ud800" }], at(1)),
    row(first, question, "assistant", [{ type: "text", text: "So." }], at(2)),
    row(
      second,
      question,
      "assistant",
      [
        { type: "step-start" },
        { type: "reasoning", text: "Hm" },
        {
          type: "dynamic-tool",
          toolName: "t",
          toolCallId: "1",
          state: "output-available",
          input: 1,
          output: [2],
        },
        { type: "source-url", sourceId: "s", url: "https://example.org/", title: "E" },
        { type: "text", text: "Or so." },
      ],
      at(3),
    ),
  ]
  await insertMessages(connection.db, added)
  await switchBranch(connection.db, { chatId, userId, messageId: first })
  return chatId

  function row(
    id: MessageId,
    parentId: MessageId | null,
    role: "user" | "assistant",
    parts: NewMessage["parts"],
    createdAt: Date,
  ) {
    const metadata = role === "user" ? {} : { outcome: { status: "complete" as const } }
    return { id, chatId, parentId, role, parts, metadata, createdAt }
  }
}

/** The same whatever the ids are. */
function withoutIds({ messages, activeLeafId, ...chat }: ExportedChat) {
  const place = new Map(messages.map(({ id }, index) => [id, index]))
  const placeOf = (id: string | null) => (id === null ? null : place.get(id))
  return {
    ...chat,
    activeLeaf: placeOf(activeLeafId),
    messages: messages.map(({ id: _, parentId, metadata, ...message }) => {
      const { createdAt: __, ...rest } = metadata
      return { ...message, metadata: rest, parent: placeOf(parentId) }
    }),
  }
}

test("what is exported and imported again is the same, all branches included, under new ids", async () => {
  const chatId = await addChat()
  const exported = await exportChat(connection.db, chatId, userId)
  expect(exported.messages.map(({ parts }) => parts.length)).toEqual([1, 1, 5])
  const file = await exportFile([exported], { name: "x", format: "json" }).text()
  const { chats, skipped } = readImport(file)
  expect(skipped).toBe(0)
  const other = await addTestUser(connection.db)
  const copy = await importChat(connection.db, other, chats[0] as ExportedChat)
  expect(copy).not.toBe(chatId)
  const again = await exportChat(connection.db, copy, other)
  expect(withoutIds(again)).toEqual(withoutIds(exported))
  expect((await search(connection.db, { userId: other, query: "so" })).hits).toHaveLength(2)
})

test("everything is one file, empty or not", async () => {
  const all = async () => {
    const file = exportFile(exportAll(connection.db, userId), { name: "x", format: "json" })
    return readImport(await file.text())
  }
  expect(await all()).toEqual({ chats: [], skipped: 0 })
  await addChatsWithTitles(["A", "B", "C"])
  expect((await all()).chats.map(({ title }) => title).toSorted()).toEqual(["A", "B", "C"])
})

test("a foreign chat cannot be exported", async () => {
  const chatId = await addChat()
  const stranger = await addTestUser(connection.db)
  await expect(exportChat(connection.db, chatId, stranger)).rejects.toEqual(new AppError("not_found"))
})

test("as Markdown it is the conversation on screen", async () => {
  const chat = await exportChat(connection.db, await addChat(), userId)
  const response = exportFile([chat], { name: chat.title, format: "markdown" })
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="Mill _races_.md"; filename*=UTF-8''Mill%20%E2%80%9Craces%E2%80%9D.md`,
  )
  expect(await response.text()).toMatch(/^# Mill “races”\n\n## You\n\nHow\?.*\n\n## Assistant\n\nSo\.\n$/s)
})

test("a file with circles, strangers and doubles becomes a tree", async () => {
  const message = (id: string, parentId: string | null) => ({
    id,
    parentId,
    role: "user" as const,
    parts: [
      { type: "text", text: id },
      { type: "data-evil" },
      { type: "source-url", sourceId: "s", url: "javascript:0" },
    ],
    createdAt: "2026-01-01T00:00:00Z",
    metadata: { generationId: "g", outcome: { status: "?" } },
  })
  const at = "2026-01-01T00:00:00Z"
  const messages = [
    message("a", "b"),
    message("b", "a"),
    message("c", "gone"),
    message("d", "d"),
    message("c", "b"),
  ]
  const chat = exportedChat.parse({ title: "x", createdAt: at, updatedAt: at, activeLeafId: "a", messages })
  const chatId = await importChat(connection.db, userId, chat)
  const { activeLeafId } = await findChat(connection.db, chatId, userId)
  const branch = await loadBranch(connection.db, chatId, activeLeafId)
  expect(branch.map(({ parts }) => parts)).toEqual([
    [{ type: "text", text: "b" }],
    [{ type: "text", text: "a" }],
  ])
  expect(branch[0]?.metadata).not.toHaveProperty("generationId")
  expect((await exportChat(connection.db, chatId, userId)).messages).toHaveLength(4)
})

async function addChatsWithTitles(titles: string[]) {
  for (const title of titles) await ensureChat(connection.db, { id: newChatId(), userId, title, model: null })
}
