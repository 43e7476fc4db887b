import { afterEach, beforeEach, expect, test } from "vitest"
import { findChat, patchChat } from "../chat-store/chats"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { newChatId, newMessageId, type UserId } from "../protocol/ids"
import { startGeneration } from "./start"
import { testInstance } from "./test-instance"
import { firstWords } from "./title"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

const titled = (text: string) => firstWords([{ type: "text", text }])

test("a first title is the first words, cut at a word, whatever characters they hold", () => {
  expect(titled("  Why\n is the sky blue? ")).toBe("Why is the sky blue?")
  expect(titled("word ".repeat(40))).toBe(`${"word ".repeat(12).trim()}…`)
  expect(titled("NUL \u0000 and half \ud83d a pair")).toBe("NUL and half \ufffd a pair")
})

/** A new chat whose first answer is complete, up to the moment its model is asked for a title. */
async function answeredChat() {
  const { deps, model } = testInstance(connection, { titles: true })
  const id = newChatId()
  const message = {
    id: newMessageId(),
    role: "user" as const,
    parts: [{ type: "text" as const, text: "Why is it?" }],
  }
  const { generationId } = await startGeneration(deps, {
    userId,
    request: { id, trigger: "submit-message", message },
  })
  await model.asked
  model.say("Because.")
  model.end()
  await deps.running.get(generationId)?.done
  await model.asked
  const changed = new Promise((resolve) => deps.live.subscribe(userId, resolve))
  return {
    id,
    model,
    changed,
    attempts: () => connection.query("select number from attempts order by number", []),
  }
}

test("the model names a new chat after its first exchange, and that attempt is counted too", async () => {
  const { id, model, changed, attempts } = await answeredChat()
  model.say('"Reasons for things."')
  model.end()
  expect(await changed).toMatchObject({ type: "chat-changed", title: "Reasons for things" })
  expect((await findChat(connection.db, id, userId)).title).toBe("Reasons for things")
  await expect.poll(async () => (await attempts()).rows).toHaveLength(2)
})

test("a chat that its user named meanwhile keeps that name", async () => {
  const named = await answeredChat()
  await patchChat(connection.db, named.id, userId, { title: "Mine" })
  named.model.say("Another")
  named.model.end()
  await expect.poll(async () => (await named.attempts()).rows).toHaveLength(2)
  expect((await findChat(connection.db, named.id, userId)).title).toBe("Mine")
})

test("where no title comes, the first words stay", async () => {
  const { id, model, attempts } = await answeredChat()
  model.fail({ status: "failed", code: "model_unavailable" })
  await expect.poll(async () => (await attempts()).rows).toHaveLength(2)
  expect((await findChat(connection.db, id, userId)).title).toBe("Why is it?")
})
