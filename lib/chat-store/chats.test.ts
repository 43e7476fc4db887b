import { afterEach, beforeEach, expect, test } from "vitest"
import { AppError } from "../errors"
import { type ChatId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import { deleteChat, findChat, listChats, patchChat } from "./chats"
import type { Connection } from "./database"
import { insertMessages, loadBranch } from "./messages"
import { ensureChat } from "./open-chat"
import { openTestDatabase } from "./test-database"
import { addTestUser } from "./test-user"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

async function addChats(count: number): Promise<ChatId[]> {
  const ids = Array.from({ length: count }, newChatId)
  for (const id of ids) await ensureChat(connection.db, { id, userId, title: id, model: null })
  return ids
}

test("chats are listed newest first, page by page, each once", async () => {
  const ids = await addChats(7)
  const seen: ChatId[] = []
  let before: string | undefined
  do {
    const page = await listChats(connection.db, { userId, before, limit: 3 })
    expect(page.chats.length).toBeLessThanOrEqual(3)
    seen.push(...page.chats.map((chat) => chat.id))
    before = page.next ?? undefined
  } while (before)
  expect(seen.toSorted()).toEqual(ids.toSorted())
  expect(new Set(seen).size).toBe(7)
})

test("another user's chat looks exactly like a missing one", async () => {
  const [id] = (await addChats(1)) as [ChatId]
  const stranger = await addTestUser(connection.db)
  const errors = await Promise.all(
    [findChat(connection.db, id, stranger), findChat(connection.db, newChatId(), userId)].map((work) =>
      work.then(
        () => null,
        (error: unknown) => error,
      ),
    ),
  )
  for (const error of errors)
    expect(error).toMatchObject({ code: "not_found", message: (errors[0] as AppError).message })
  await expect(patchChat(connection.db, id, stranger, { title: "mine" })).rejects.toThrow(AppError)
  await expect(deleteChat(connection.db, id, stranger)).rejects.toThrow(AppError)
  expect((await findChat(connection.db, id, userId)).title).toBe(id)
})

test("a branch is the leaf and its ancestors, oldest first; text survives exactly", async () => {
  const [chatId] = (await addChats(1)) as [ChatId]
  const [root, other, leaf] = [newMessageId(), newMessageId(), newMessageId()]
  const message = (id: typeof root, parentId: typeof root | null, text: string) =>
    insertMessages(connection.db, [
      {
        id,
        chatId,
        parentId,
        role: "user",
        parts: [{ type: "text", text }],
        metadata: {},
      },
    ])
  const odd = "NUL \u0000, lone \ud83d surrogate, 🏳️‍🌈\r\n"
  await message(root, null, odd)
  await message(other, root, "not on this branch")
  await message(leaf, root, "leaf")
  const branch = await loadBranch(connection.db, chatId, leaf)
  expect(branch.map(({ id }) => id)).toEqual([root, leaf])
  expect(branch[0]?.parts).toEqual([{ type: "text", text: odd }])
})

test("deleting a chat deletes its messages", async () => {
  const [chatId] = (await addChats(1)) as [ChatId]
  await insertMessages(connection.db, [
    {
      id: newMessageId(),
      chatId,
      parentId: null,
      role: "user",
      parts: [],
      metadata: {},
    },
  ])
  await deleteChat(connection.db, chatId, userId)
  expect((await connection.query("select count(*)::int as n from messages", [])).rows).toEqual([{ n: 0 }])
})

test("the first page begins with all that are pinned, however old, and they are on no other page", async () => {
  const [old, ...others] = (await addChats(5)) as [ChatId, ...ChatId[]]
  await patchChat(connection.db, old, userId, { pinned: true })
  const first = await listChats(connection.db, { userId, limit: 3 })
  expect(first.chats.map(({ id }) => id)).toEqual([old, ...others.slice(1).toReversed()])
  const second = await listChats(connection.db, { userId, limit: 3, before: first.next ?? "" })
  expect(second).toMatchObject({ chats: [{ id: others[0] }], next: null })
})
