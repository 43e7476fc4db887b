import { eq } from "drizzle-orm"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { newChatId, newGenerationId, newMessageId, type UserId } from "../protocol/ids"
import { defaultPreferences } from "../protocol/preferences"
import { type ClaimRequest, claimGeneration } from "./claim"
import type { Connection } from "./database"
import { savePreferences } from "./preferences"
import { chats, generations, messages } from "./schema"
import { openTestDatabase } from "./test-database"
import { addTestUser } from "./test-user"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

function request(): ClaimRequest & { first: NonNullable<ClaimRequest["first"]> } {
  const [chatId, question, answer] = [newChatId(), newMessageId(), newMessageId()]
  const said = { chatId, parts: [{ type: "text" as const, text: "The Mill" }], metadata: { parentId: null } }
  const asked = { ...said, id: question, parentId: null, role: "user" as const }
  const add = [asked, { ...said, id: answer, parentId: question, role: "assistant" as const }]
  const beginning = { temporary: true, instructions: "Be brief.", temperature: 0.4 }
  return {
    chat: { id: chatId, userId, title: "A mill", model: "demo", beginning },
    ...{ generationId: newGenerationId(), owner: "one", payer: "user:one", requestKey: question, once: true },
    first: { add, messageId: answer, room: null },
    prepare: async () => ({ add, messageId: answer }),
  }
}

/** All that is stored of a chat, with its ids called after what they name, and without times. */
async function stored({ chat, first, generationId }: ReturnType<typeof request>) {
  const { db } = connection
  const rows = [
    await db.select().from(chats).where(eq(chats.id, chat.id)),
    await db.select().from(messages).where(eq(messages.chatId, chat.id)).orderBy(messages.role),
    await db.select().from(generations).where(eq(generations.chatId, chat.id)),
  ]
  const names = {
    chat: chat.id,
    question: first.add[0]?.id,
    answer: first.messageId,
    generation: generationId,
  }
  const named = Object.entries(names).reduce(
    (text, [name, id]) => text.replaceAll(String(id), name),
    JSON.stringify(rows, (_key, value) => (value instanceof Date ? "a time" : value)),
  )
  return JSON.parse(named.replaceAll(/"\d{4}-\d\d-\d\dT[^"]+"/g, '"a time"'))
}

test("what is stored at once is what a transaction stores", async () => {
  const [atOnce, slowly] = [request(), request()]
  const claims = [
    await claimGeneration(connection.db, atOnce),
    await claimGeneration(connection.db, { ...slowly, first: null }),
  ]
  expect(await stored(atOnce)).toEqual(await stored(slowly))
  const told = { joined: false, epoch: 1, model: "demo", chat: { created: true, temperature: 0.4 } }
  expect(claims).toMatchObject([told, told])
})

test("one statement is enough, and it brings what its user has set", async () => {
  await savePreferences(connection.db, userId, { ...defaultPreferences, theme: "dark" })
  const transaction = vi.spyOn(connection.db, "transaction")
  const claim = await claimGeneration(connection.db, request())
  expect(claim).toMatchObject({ chat: { preferences: { theme: "dark" } } })
  expect(transaction).not.toHaveBeenCalled()
})

test("where an id is taken, nothing of the chat is left", async () => {
  const [first, second] = [request(), request()]
  await claimGeneration(connection.db, first)
  const add = second.first.add.map((message) => ({ ...message, id: first.first.messageId }))
  const taken = {
    ...second,
    first: { ...second.first, add },
    prepare: async () => ({ ...second.first, add }),
  }
  await expect(claimGeneration(connection.db, taken)).rejects.toMatchObject({ code: "id_taken" })
  expect(await stored(second)).toEqual([[], [], []])
})
