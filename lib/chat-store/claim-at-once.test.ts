import { eq } from "drizzle-orm"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { newChatId, newGenerationId, newMessageId, type UserId } from "../protocol/ids"
import { defaultPreferences } from "../protocol/preferences"
import { type ClaimRequest, claimGeneration } from "./claim"
import type { Guess } from "./claim-at-once"
import type { Connection } from "./database"
import { saveEnding } from "./ending"
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

type Asked = ClaimRequest & { guess: Guess }

/** A question and its answer: in a new chat, or behind the answer of an earlier request. */
function request(earlier?: Asked): Asked {
  const [chatId, question, answer] = [earlier?.chat.id ?? newChatId(), newMessageId(), newMessageId()]
  const leafId = earlier?.guess.messageId ?? null
  const said = {
    chatId,
    parts: [{ type: "text" as const, text: "The Mill" }],
    metadata: { parentId: leafId },
  }
  const asked = { ...said, id: question, parentId: leafId, role: "user" as const }
  const add = [asked, { ...said, id: answer, parentId: question, role: "assistant" as const }]
  const beginning = { temporary: true, instructions: "Be brief.", temperature: 0.4 }
  const chat = { id: chatId, userId, title: "A mill", model: earlier ? null : "demo", beginning }
  const ids = { generationId: newGenerationId(), owner: "one", payer: "user:one", requestKey: question }
  const guess = { leafId, add, messageId: answer, room: null }
  return { ...ids, chat, once: true, guess, prepare: async () => ({ add, messageId: answer }) }
}

async function claimAndEnd(asked: ClaimRequest, messageId = (asked as Asked).guess.messageId) {
  await claimGeneration(connection.db, asked)
  const ending = {
    id: asked.generationId,
    epoch: 1,
    chatId: asked.chat.id,
    messageId,
    parts: [],
    metadata: {},
  }
  const outcome = { status: "complete" as const }
  await saveEnding(connection.db, {
    ...ending,
    outcome,
    attempts: [],
    upstreamClosedMs: null,
    timeline: null,
  })
}

/** All that is stored of a chat, with its ids numbered as they come, and without times. */
async function stored({ chat }: ClaimRequest) {
  const { db } = connection
  const rows = [
    await db.select().from(chats).where(eq(chats.id, chat.id)),
    await db
      .select()
      .from(messages)
      .where(eq(messages.chatId, chat.id))
      .orderBy(messages.createdAt, messages.role),
    await db.select().from(generations).where(eq(generations.chatId, chat.id)).orderBy(generations.startedAt),
  ]
  const ids = new Map<string, string>()
  const named = (id: string) => ids.get(id) ?? ids.set(id, `id ${ids.size}`).get(id)
  const text = JSON.stringify(rows, (_key, value) => (value instanceof Date ? "a time" : value))
  const noTimes = text.replaceAll(/"\d{4}-\d\d-\d\dT[^"]+"/g, '"a time"')
  return JSON.parse(noTimes.replaceAll(/(?<=")[\w-]{21}(?=\\?")/g, (id) => named(id) ?? ""))
}

test("what is stored at once is what a transaction stores, in a new chat and in one that goes on", async () => {
  const [atOnce, slowly] = [request(), request()]
  for (const [first, isSlow] of [
    [atOnce, false],
    [slowly, true],
  ] as const) {
    const second = request(first)
    await claimAndEnd(isSlow ? { ...first, guess: null } : first, first.guess.messageId)
    const claim = await claimGeneration(connection.db, isSlow ? { ...second, guess: null as never } : second)
    expect(claim).toMatchObject({ joined: false, model: "demo", chat: { created: false, temperature: 0.4 } })
    expect(claim).toHaveProperty("chat.activeLeafId", first.guess.messageId)
  }
  expect(await stored(atOnce)).toEqual(await stored(slowly))
})

test("one statement is enough, and it brings what its user has set", async () => {
  await savePreferences(connection.db, userId, { ...defaultPreferences, theme: "dark" })
  const transaction = vi.spyOn(connection.db, "transaction")
  const first = request()
  await claimAndEnd(first)
  const claim = await claimGeneration(connection.db, request(first))
  expect(claim).toMatchObject({ chat: { preferences: { theme: "dark" } } })
  expect(transaction).not.toHaveBeenCalled()
})

test("a guess that is wrong does no harm: running, asked before, another end", async () => {
  const first = request()
  const second = request(first)
  await claimGeneration(connection.db, first)
  const running = claimGeneration(connection.db, second)
  await expect(running).rejects.toMatchObject({ code: "generation_running" })
  await claimAndEnd(first)
  await claimAndEnd(second)
  const again = { ...second, generationId: newGenerationId() }
  expect(await claimGeneration(connection.db, again)).toEqual({
    joined: true,
    generationId: second.generationId,
  })
  const late = request(first)
  expect(await claimGeneration(connection.db, late)).toMatchObject({
    joined: false,
    chat: { activeLeafId: second.guess.messageId },
  })
})

test("where an id is taken, nothing of the chat is left", async () => {
  const [first, second] = [request(), request()]
  await claimGeneration(connection.db, first)
  const add = second.guess.add.map((message) => ({ ...message, id: first.guess.messageId }))
  const taken = {
    ...second,
    guess: { ...second.guess, add },
    prepare: async () => ({ ...second.guess, add }),
  }
  await expect(claimGeneration(connection.db, taken)).rejects.toMatchObject({ code: "id_taken" })
  expect(await stored(second)).toEqual([[], [], []])
})

test("nobody claims the chat of another", async () => {
  const first = request()
  await claimAndEnd(first)
  const stranger = await addTestUser(connection.db)
  for (const leafId of [first.guess.messageId, null]) {
    const { chat, guess, ...asked } = request(first)
    const foreign = { ...asked, chat: { ...chat, userId: stranger }, guess: { ...guess, leafId } }
    await expect(claimGeneration(connection.db, foreign)).rejects.toMatchObject({ code: "not_found" })
  }
})
