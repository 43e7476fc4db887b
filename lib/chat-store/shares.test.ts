import { afterEach, beforeEach, expect, test } from "vitest"
import { AppError } from "../errors"
import { type ChatId, type GenerationId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import { switchBranch } from "./branches"
import { deleteChat } from "./chats"
import type { Connection } from "./database"
import { insertMessages } from "./messages"
import { ensureChat } from "./open-chat"
import { findShare, openShare, revokeShare, shareChat } from "./shares"
import { openTestDatabase } from "./test-database"
import { addTestUser } from "./test-user"

let connection: Connection
let userId: UserId
let chatId: ChatId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
  chatId = newChatId()
  const { db } = connection
  await ensureChat(db, { id: chatId, userId, title: "Mills", model: null })
  const [question, answer] = [newMessageId(), newMessageId()]
  await insertMessages(db, [
    {
      id: question,
      chatId,
      parentId: null,
      role: "user",
      parts: [
        { type: "text", text: "How?" },
        { type: "file", mediaType: "image/png", filename: "mill.png", url: "/api/attachments/secret" },
      ],
      metadata: {},
    },
  ])
  await insertMessages(db, [
    {
      id: answer,
      chatId,
      parentId: question,
      role: "assistant",
      parts: [
        { type: "reasoning", text: "secret thought" },
        {
          type: "dynamic-tool",
          toolName: "t",
          toolCallId: "1",
          state: "output-available",
          input: "secret",
          output: 1,
        },
        {
          type: "source-url",
          sourceId: "s",
          url: "https://example.org/",
          providerMetadata: { x: { y: "secret" } },
        },
        { type: "text", text: "So." },
      ],
      metadata: {
        generationId: "secret" as GenerationId,
        model: { id: "secret", name: "GPT", provider: "secret" },
        usage: { inputTokens: 1, outputTokens: 1, estimated: false },
      },
    },
  ])
  await switchBranch(db, { chatId, userId, messageId: answer })
})
afterEach(() => connection.close())

test("a link shows words, sources, the names of files and the model, and nothing of the owner", async () => {
  const share = await shareChat(connection.db, chatId, userId)
  expect(share?.token).toMatch(/^[\w-]{32}$/)
  const shown = await openShare(connection.db, share?.token ?? "")
  expect(shown).toEqual({
    title: "Mills",
    sharedAt: share?.sharedAt,
    messages: [
      {
        role: "user",
        parts: [
          { type: "text", text: "How?" },
          { type: "file", mediaType: "image/png", filename: "mill.png", url: "" },
        ],
      },
      {
        role: "assistant",
        model: "GPT",
        parts: [
          { type: "source-url", sourceId: "s", url: "https://example.org/" },
          { type: "text", text: "So." },
        ],
      },
    ],
  })
  expect(JSON.stringify(shown)).not.toContain("secret")
})

test("a link shows the chat as it was, until it is shared again", async () => {
  const first = await shareChat(connection.db, chatId, userId)
  await connection.query("update chats set title = 'Weirs'", [])
  expect((await openShare(connection.db, first?.token ?? ""))?.title).toBe("Mills")
  const again = await shareChat(connection.db, chatId, userId)
  expect(again?.token).toBe(first?.token)
  expect((await openShare(connection.db, first?.token ?? ""))?.title).toBe("Weirs")
})

test("a link is dead once it is revoked or its chat deleted, and the next one is another", async () => {
  const first = await shareChat(connection.db, chatId, userId)
  await revokeShare(connection.db, chatId, userId)
  expect(await openShare(connection.db, first?.token ?? "")).toBeNull()
  expect(await findShare(connection.db, chatId, userId)).toBeNull()
  const second = await shareChat(connection.db, chatId, userId)
  expect(second?.token).not.toBe(first?.token)
  await deleteChat(connection.db, chatId, userId)
  expect(await openShare(connection.db, second?.token ?? "")).toBeNull()
})

test("nobody shares, sees or revokes the link of a foreign chat", async () => {
  const share = await shareChat(connection.db, chatId, userId)
  const stranger = await addTestUser(connection.db)
  for (const act of [shareChat, findShare, revokeShare])
    await expect(act(connection.db, chatId, stranger)).rejects.toEqual(new AppError("not_found"))
  expect(await openShare(connection.db, share?.token ?? "")).not.toBeNull()
})
