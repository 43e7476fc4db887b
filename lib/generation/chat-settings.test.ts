import { afterEach, beforeEach, expect, test } from "vitest"
import { findChat, patchChat } from "../chat-store/chats"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import type { ChatBeginning } from "../protocol/chat-settings"
import { newChatId, newMessageId, type UserId } from "../protocol/ids"
import { startGeneration } from "./start"
import { testInstance } from "./test-instance"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

test("a chat begins with what was set before its first message, and is asked with what is set now", async () => {
  const { deps, model } = testInstance(connection)
  const id = newChatId()
  const ask = async (beginning?: ChatBeginning) => {
    const message = {
      id: newMessageId(),
      role: "user" as const,
      parts: [{ type: "text" as const, text: "Hello" }],
    }
    const request = { id, trigger: "submit-message" as const, message, beginning }
    const { generationId } = await startGeneration(deps, { userId, request })
    await model.asked
    model.end()
    await deps.running.get(generationId)?.done
    return model.requests.at(-1)?.temperature
  }
  expect(await ask({ instructions: "In verse.", temperature: 0.2 })).toBe(0.2)
  expect(await findChat(connection.db, id, userId)).toMatchObject({
    instructions: "In verse.",
    temperature: 0.2,
    temporary: false,
  })
  await patchChat(connection.db, id, userId, { temperature: null })
  expect(await ask({ instructions: "Too late.", temperature: 2, temporary: true })).toBeUndefined()
  expect(await findChat(connection.db, id, userId)).toMatchObject({
    instructions: "In verse.",
    temporary: false,
  })
})
