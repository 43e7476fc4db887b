import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { startGeneration } from "../generation/start"
import { testInstance } from "../generation/test-instance"
import { newChatId, newMessageId } from "../protocol/ids"
import { liveEvents } from "./live-events"

let connection: Connection
beforeEach(async () => {
  connection = await openTestDatabase()
})
afterEach(() => connection.close())

test("a tab hears first of what runs already, then of its end, and nothing of another user's", async () => {
  const { deps, model } = testInstance(connection)
  const [userId, stranger] = [await addTestUser(connection.db), await addTestUser(connection.db)]
  const message = {
    id: newMessageId(),
    role: "user" as const,
    parts: [{ type: "text" as const, text: "Hello" }],
  }
  const request = { id: newChatId(), trigger: "submit-message" as const, message }
  const { generationId } = await startGeneration(deps, { userId, request })
  const leave = new AbortController()
  const events = liveEvents(deps, userId, leave.signal)
  const next = async () => JSON.parse((await events.next()).value?.data ?? "null")
  expect(await next()).toMatchObject({ type: "generation-started", chatId: request.id, generationId })
  expect(deps.live.isPresent(userId)).toBe(true)
  await model.asked
  deps.live.publish(stranger, { type: "chat-deleted", chatId: newChatId() })
  model.end()
  expect(await next()).toMatchObject({
    type: "generation-ended",
    generationId,
    outcome: { status: "complete" },
  })
  const end = events.next()
  leave.abort()
  expect((await end).done).toBe(true)
  expect(deps.live.isPresent(userId)).toBe(false)
})
