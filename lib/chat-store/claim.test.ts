import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { AppError } from "../errors"
import {
  type ChatId,
  type GenerationId,
  type MessageId,
  newChatId,
  newGenerationId,
  newMessageId,
  type UserId,
} from "../protocol/ids"
import { type ClaimRequest, claimGeneration } from "./claim"
import type { Connection } from "./database"
import { saveEnding } from "./ending"
import { expireAllLeases, findGeneration, renewLeases, takeLostLeases } from "./generations"
import { loadBranch, type NewMessage } from "./messages"
import { openTestDatabase } from "./test-database"
import { addTestUser } from "./test-user"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

/** Whether the client says that its chats are new. */
let saysNew = false

function request(chatId: ChatId, question: MessageId, answer = newMessageId(), user = userId): ClaimRequest {
  const message = (id: MessageId, role: NewMessage["role"], parentId: MessageId | null): NewMessage => {
    return { id, chatId, parentId, role, parts: [{ type: "text", text: role }], metadata: {} }
  }
  const add = (parentId: MessageId | null) => [
    message(question, "user", parentId),
    message(answer, "assistant", question),
  ]
  return {
    chat: { id: chatId, userId: user, title: "A chat", model: null },
    generationId: newGenerationId(),
    owner: "one",
    payer: null,
    requestKey: question,
    once: true,
    guess: saysNew ? { leafId: null, add: add(null), messageId: answer, room: null } : null,
    prepare: async (chat) => ({ add: add(chat.activeLeafId), messageId: answer }),
  }
}

async function code(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  )
  return error instanceof AppError ? error.code : "none"
}

async function end(id: GenerationId, epoch: number) {
  const row = await findGeneration(connection.db, id)
  if (!row) throw new Error("no such generation")
  const ending = {
    outcome: { status: "complete" as const },
    parts: [],
    metadata: {},
    attempts: [],
    upstreamClosedMs: null,
    timeline: null,
  }
  return saveEnding(connection.db, { ...row, ...ending, epoch })
}

describe.each([
  ["of any chat", false],
  ["of chats that their client says are new", true],
])("a claim %s", (_name, isNew) => {
  beforeEach(() => {
    saysNew = isNew
  })

  test("I1: one running generation per chat; the same message id joins it, another one is refused", async () => {
    const chatId = newChatId()
    const first = request(chatId, newMessageId())
    const claim = await claimGeneration(connection.db, first)
    expect(claim).toMatchObject({
      generationId: first.generationId,
      joined: false,
      chat: { created: true },
    })
    expect(await claimGeneration(connection.db, { ...first, generationId: newGenerationId() })).toMatchObject(
      {
        generationId: first.generationId,
        joined: true,
      },
    )
    expect(await code(claimGeneration(connection.db, request(chatId, newMessageId())))).toBe(
      "generation_running",
    )
  })

  test("I1: of two requests at the same time one wins and the other joins or is refused", async () => {
    const chatId = newChatId()
    const question = newMessageId()
    const both = await Promise.all([
      claimGeneration(connection.db, request(chatId, question)),
      claimGeneration(connection.db, request(chatId, question)),
    ])
    expect(both.map((claim) => claim.joined).sort()).toEqual([false, true])
    expect(new Set(both.map((claim) => claim.generationId)).size).toBe(1)
  })

  test("a refused request leaves no message behind", async () => {
    const chatId = newChatId()
    const answer = newMessageId()
    await claimGeneration(connection.db, request(chatId, newMessageId(), answer))
    await code(claimGeneration(connection.db, request(chatId, newMessageId())))
    expect(await loadBranch(connection.db, chatId, answer)).toHaveLength(2)
  })

  test("a repeat of a message whose answer has ended joins that answer instead of asking again", async () => {
    const first = request(newChatId(), newMessageId())
    const claim = await claimGeneration(connection.db, first)
    await end(claim.generationId, 1)
    expect(await claimGeneration(connection.db, { ...first, generationId: newGenerationId() })).toMatchObject(
      {
        generationId: claim.generationId,
        joined: true,
      },
    )
  })

  test("a message id that another chat has is refused, and another user's chat looks missing", async () => {
    const question = newMessageId()
    const chatId = newChatId()
    await claimGeneration(connection.db, request(chatId, question))
    expect(await code(claimGeneration(connection.db, request(newChatId(), question)))).toBe("id_taken")
    const stranger = await addTestUser(connection.db)
    expect(
      await code(claimGeneration(connection.db, request(chatId, newMessageId(), newMessageId(), stranger))),
    ).toBe("not_found")
  })

  test("I8: a lost lease is taken once, and what the old owner writes after that changes nothing", async () => {
    const { generationId } = await claimGeneration(connection.db, request(newChatId(), newMessageId()))
    expect(await takeLostLeases(connection.db, "two")).toEqual([])
    await expireAllLeases(connection.db)
    expect(await takeLostLeases(connection.db, "two")).toMatchObject([
      { id: generationId, epoch: 2, owner: "two" },
    ])
    expect(await takeLostLeases(connection.db, "three")).toEqual([])
    expect(await renewLeases(connection.db, "one", [generationId])).toEqual([])
    expect(await end(generationId, 1)).toBe(false)
    expect(await end(generationId, 2)).toBe(true)
    expect(await end(generationId, 2)).toBe(false)
  })
})
