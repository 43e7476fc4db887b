import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { findMessage } from "../chat-store/messages"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { newChatId, newMessageId, type UserId } from "../protocol/ids"
import type { Timing } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import { startGeneration } from "./start"
import { testInstance } from "./test-instance"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

test("an answer that was continued has the time of all its runs, as it has their tokens", async () => {
  const { deps, model } = testInstance(connection)
  const id = newChatId()
  const run = async (request: StartRequest) => {
    const { generationId } = await startGeneration(deps, { userId, request })
    const running = deps.running.get(generationId)
    await model.asked
    model.say("Once upon a time")
    model.end("length")
    await running?.done
    const messageId = running?.identity.messageId
    if (!messageId) throw new Error("nothing ran")
    const found = await findMessage(connection.db, id, messageId)
    return { messageId, timing: found?.message.metadata?.timing as Required<Timing> }
  }
  const text = { type: "text" as const, text: "Go on" }
  const message = { id: newMessageId(), role: "user" as const, parts: [text] }
  const { messageId, timing: first } = await run({ id, trigger: "submit-message", message })
  expect(first.writingMs).toBeLessThanOrEqual(first.totalMs)
  const { timing: both } = await run({ id, trigger: "continue-message", messageId })
  expect(both.firstTokenMs).toBe(first.firstTokenMs)
  expect(both.totalMs).toBeGreaterThan(first.totalMs)
  expect(both.writingMs).toBeGreaterThanOrEqual(first.writingMs)
  expect(both.writingMs).toBeLessThan(both.totalMs)
})
