import { afterAll, beforeAll, expect, test, vi } from "vitest"
import type { Connection } from "../chat-store/database"
import { findGeneration } from "../chat-store/generations"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { type GenerationId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import { ClosedLogs } from "./closed-logs"
import type { GenerationDeps } from "./deps"
import { drain } from "./drain"
import { startGeneration } from "./start"
import { testInstance } from "./test-instance"
import type { TestModel } from "./test-model"

let connection: Connection
let userId: UserId
beforeAll(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterAll(() => connection.close())

test("one statement marks the logs of answers that ended together", async () => {
  const { deps, model } = testInstance(connection)
  const ids = [await endedAnswer(deps, model), await endedAnswer(deps, model)]
  await connection.query("update generations set log = 'open'", [])
  const logs = new ClosedLogs(connection.db)
  using update = vi.spyOn(connection.db, "update")
  for (const id of ids) logs.add(id)
  await logs.mark()
  expect(update).toHaveBeenCalledOnce()
  expect(await Promise.all(ids.map(markOf))).toEqual(["closed", "closed"])
})

test("a process that ends in order leaves none of its logs to the reaper", async () => {
  const { deps, model } = testInstance(connection)
  const id = await endedAnswer(deps, model)
  await drain(deps)
  expect(await markOf(id)).toBe("closed")
})

test("what the store did not take is left to the reaper", async () => {
  const { deps } = testInstance(connection)
  await connection.query("alter table generations rename to generations_away", [])
  deps.closedLogs.add("any" as never)
  await expect(deps.closedLogs.mark()).resolves.toBeUndefined()
  await connection.query("alter table generations_away rename to generations", [])
})

async function endedAnswer(deps: GenerationDeps, model: TestModel): Promise<GenerationId> {
  const message = { id: newMessageId(), role: "user" as const, parts: [{ type: "text" as const, text: "q" }] }
  const request = { id: newChatId(), trigger: "submit-message" as const, message }
  const { generationId, over } = await startGeneration(deps, { userId, request })
  await model.asked
  model.end()
  await over
  return generationId
}

const markOf = async (id: Parameters<typeof findGeneration>[1]) =>
  (await findGeneration(connection.db, id))?.log
