import { afterEach, beforeEach, expect, test } from "vitest"
import { newChatId, newMessageId, type UserId } from "../protocol/ids"
import type { Connection } from "./database"
import { insertMessages } from "./messages"
import { ensureChat } from "./open-chat"
import { findRatings, rateAnswer } from "./ratings"
import { openTestDatabase } from "./test-database"
import { addTestUser } from "./test-user"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

test("an answer of one's own chat takes a thumb, changes it and gives it back; nothing else does", async () => {
  const { db } = connection
  const chatId = newChatId()
  const [question, answer] = [newMessageId(), newMessageId()]
  await ensureChat(db, { id: chatId, userId, title: "Chat", model: null })
  const common = { chatId, parts: [], metadata: {} }
  await insertMessages(db, [{ ...common, id: question, parentId: null, role: "user" }])
  await insertMessages(db, [{ ...common, id: answer, parentId: question, role: "assistant" }])

  await rateAnswer(db, { chatId, userId, messageId: answer, rating: "up" })
  expect(await findRatings(db, chatId)).toEqual({ [answer]: "up" })
  await rateAnswer(db, { chatId, userId, messageId: answer, rating: "down" })
  expect(await findRatings(db, chatId)).toEqual({ [answer]: "down" })

  const missing = { code: "not_found" }
  const stranger = await addTestUser(db)
  await expect(
    rateAnswer(db, { chatId, userId: stranger, messageId: answer, rating: null }),
  ).rejects.toMatchObject(missing)
  await expect(rateAnswer(db, { chatId, userId, messageId: question, rating: "up" })).rejects.toMatchObject(
    missing,
  )
  await expect(
    rateAnswer(db, { chatId, userId, messageId: newMessageId(), rating: "up" }),
  ).rejects.toMatchObject(missing)

  await rateAnswer(db, { chatId, userId, messageId: answer, rating: null })
  await rateAnswer(db, { chatId, userId, messageId: answer, rating: null })
  expect(await findRatings(db, chatId)).toEqual({})
})
