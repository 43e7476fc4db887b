import { afterEach, beforeEach, expect, test } from "vitest"
import { AppError } from "../errors"
import { type ChatId, newChatId, newGenerationId, newMessageId, type UserId } from "../protocol/ids"
import { findSiblings, switchBranch } from "./branches"
import { findChat } from "./chats"
import type { Connection } from "./database"
import { insertMessages } from "./messages"
import { ensureChat } from "./open-chat"
import { generations } from "./schema"
import { openTestDatabase } from "./test-database"
import { addTestUser } from "./test-user"

let connection: Connection
let userId: UserId
let chatId: ChatId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
  chatId = newChatId()
  await ensureChat(connection.db, { id: chatId, userId, title: "Chat", model: null })
})
afterEach(() => connection.close())

let seconds = 0
type Id = ReturnType<typeof newMessageId>

async function add(parentId: Id | null, role: "user" | "assistant"): Promise<Id> {
  const id = newMessageId()
  await insertMessages(connection.db, [{ id, chatId, parentId, role, parts: [], metadata: {} }])
  await connection.query("update messages set created_at = to_timestamp($1::int) where id = $2", [
    ++seconds,
    id,
  ])
  return id
}

/** Two versions of the first question; the first has two answers, of which the older was asked about further. */
async function addTree() {
  const question = await add(null, "user")
  const answer = await add(question, "assistant")
  const further = await add(answer, "user")
  const end = await add(further, "assistant")
  const secondAnswer = await add(question, "assistant")
  const secondQuestion = await add(null, "user")
  const otherAnswer = await add(secondQuestion, "assistant")
  return { question, answer, further, end, secondAnswer, secondQuestion, otherAnswer }
}

const show = (messageId: Id, user = userId) =>
  switchBranch(connection.db, { chatId, userId: user, messageId })

test("each message with versions beside it names all of them, oldest first", async () => {
  const tree = await addTree()
  const answers = [tree.answer, tree.secondAnswer]
  const questions = [tree.question, tree.secondQuestion]
  expect(await findSiblings(connection.db, chatId)).toEqual({
    [tree.answer]: answers,
    [tree.secondAnswer]: answers,
    [tree.question]: questions,
    [tree.secondQuestion]: questions,
  })
})

test("switching shows the newest of what was written below, down to its end", async () => {
  const tree = await addTree()
  expect(await show(tree.answer)).toBe(tree.end)
  expect((await findChat(connection.db, chatId, userId)).activeLeafId).toBe(tree.end)
  expect(await show(tree.question)).toBe(tree.secondAnswer)
  expect(await show(tree.secondQuestion)).toBe(tree.otherAnswer)
  expect(await show(tree.end)).toBe(tree.end)
})

test("the branch of a foreign chat, and a message of another chat, are missing", async () => {
  const { question } = await addTree()
  const stranger = await addTestUser(connection.db)
  await expect(show(question, stranger)).rejects.toEqual(new AppError("not_found"))
  await expect(show(newMessageId())).rejects.toEqual(new AppError("not_found"))
})

test("nothing is switched while an answer is being made", async () => {
  const { question, end } = await addTree()
  const leaseUntil = new Date(Date.now() + 15_000)
  const row = {
    id: newGenerationId(),
    chatId,
    userId,
    messageId: end,
    requestKey: "k",
    owner: "o",
    leaseUntil,
  }
  await connection.db.insert(generations).values(row)
  await expect(show(question)).rejects.toEqual(new AppError("generation_running"))
})
