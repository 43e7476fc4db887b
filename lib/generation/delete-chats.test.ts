import { afterEach, beforeEach, expect, test } from "vitest"
import { listChats } from "../chat-store/chats"
import type { Connection } from "../chat-store/database"
import { ensureChat } from "../chat-store/open-chat"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { newChatId, newMessageId, type UserId } from "../protocol/ids"
import { deleteSomeChats } from "./delete-chats"
import { startGeneration } from "./start"
import { testInstance } from "./test-instance"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

const addChat = (owner: UserId) =>
  ensureChat(connection.db, { id: newChatId(), userId: owner, title: "A chat", model: null })

test("a user's chats go some at a time until none is left; another's stay", async () => {
  const { deps } = testInstance(connection)
  const stranger = await addTestUser(connection.db)
  for (const owner of [userId, userId, userId, stranger]) await addChat(owner)
  expect(await deleteSomeChats(deps, { userId, limit: 2 })).toEqual({ deleted: 2, left: true })
  expect(await deleteSomeChats(deps, { userId, limit: 2 })).toEqual({ deleted: 1, left: false })
  expect(await deleteSomeChats(deps, { userId, limit: 2 })).toEqual({ deleted: 0, left: false })
  expect((await listChats(connection.db, { userId: stranger, limit: 9 })).chats).toHaveLength(1)
})

test("an answer that is being made is stopped at its provider, and the user's tabs are told", async () => {
  const { deps, model } = testInstance(connection)
  const told: string[] = []
  deps.live.subscribe(userId, (event) => told.push(event.type))
  const message = {
    id: newMessageId(),
    role: "user" as const,
    parts: [{ type: "text" as const, text: "Hi" }],
  }
  const request = { id: newChatId(), trigger: "submit-message" as const, message }
  await startGeneration(deps, { userId, request })
  await model.asked
  await deleteSomeChats(deps, { userId, limit: 9 })
  expect(model.open).toBe(0)
  expect(told).toEqual(["generation-started", "generation-ended", "chat-deleted"])
})
