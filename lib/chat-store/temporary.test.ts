import { eq, sql } from "drizzle-orm"
import { afterEach, beforeEach, expect, test } from "vitest"
import { expireChats } from "../generation/expire-chats"
import { startGeneration } from "../generation/start"
import { testInstance } from "../generation/test-instance"
import { type ChatId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import { exportAll } from "../transfer/export-chat"
import { findChat, listChats } from "./chats"
import type { Connection } from "./database"
import { chats } from "./schema"
import { search } from "./search"
import { keepChat } from "./temporary"
import { openTestDatabase } from "./test-database"
import { addTestUser } from "./test-user"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

const started = (instance: ReturnType<typeof testInstance>, id: ChatId, text = "A secret") =>
  startGeneration(instance.deps, {
    userId,
    request: {
      id,
      trigger: "submit-message",
      message: { id: newMessageId(), role: "user", parts: [{ type: "text", text }] },
      beginning: { temporary: true },
    },
  })

async function answered(instance = testInstance(connection, { titles: true })) {
  const id = newChatId()
  const { generationId } = await started(instance, id)
  await instance.model.asked
  instance.model.say("Nobody knows the secret.")
  instance.model.end()
  await instance.deps.running.get(generationId)?.done
  return { ...instance, id }
}

async function moveTime(id: ChatId, hours: number): Promise<void> {
  const earlier = sql`expires_at - make_interval(hours => ${hours})`
  await connection.db.update(chats).set({ expiresAt: earlier }).where(eq(chats.id, id))
}

test("a temporary chat is in no list, no search and no export, is not named, and can be read", async () => {
  const { id, model } = await answered()
  expect((await listChats(connection.db, { userId, limit: 10 })).chats).toEqual([])
  expect((await search(connection.db, { userId, query: "secret" })).hits).toEqual([])
  expect(await Array.fromAsync(exportAll(connection.db, userId))).toEqual([])
  expect(model.requests).toHaveLength(1)
  expect(await findChat(connection.db, id, userId)).toMatchObject({ temporary: true, title: "A secret" })
})

test("a day after its last message it is gone, with all that belongs to it", async () => {
  const { id, deps } = await answered()
  await moveTime(id, 23)
  await expireChats(deps)
  expect(await findChat(connection.db, id, userId)).toBeDefined()
  await moveTime(id, 1)
  await expect(findChat(connection.db, id, userId)).rejects.toMatchObject({ code: "not_found" })
  const told = new Promise((resolve) => deps.live.subscribe(userId, resolve))
  await expireChats(deps)
  expect(await told).toEqual({ type: "chat-deleted", chatId: id })
  for (const table of ["chats", "messages", "generations", "stream_entries"])
    expect(await connection.query(`select 1 from ${table}`, []), table).toMatchObject({ rows: [] })
})

test("every message puts it off by a day, and none revives what is over", async () => {
  const instance = testInstance(connection)
  const { id } = await answered(instance)
  await moveTime(id, 23)
  const { generationId } = await started(instance, id, "Another")
  await instance.model.asked
  instance.model.end()
  await instance.deps.running.get(generationId)?.done
  await moveTime(id, 2)
  expect(await findChat(connection.db, id, userId)).toMatchObject({ temporary: true })
  await moveTime(id, 22)
  await expect(started(instance, id, "Too late")).rejects.toMatchObject({ code: "not_found" })
})

test("one that is kept is a chat like any other", async () => {
  const { id } = await answered()
  await keepChat(connection.db, id, userId)
  expect((await listChats(connection.db, { userId, limit: 10 })).chats).toMatchObject([{ id }])
  expect(await findChat(connection.db, id, userId)).toMatchObject({ temporary: false })
})
