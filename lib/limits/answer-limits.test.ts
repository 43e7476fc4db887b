import { sql } from "drizzle-orm"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { readConfig } from "../config"
import { startGeneration } from "../generation/start"
import { stopGeneration } from "../generation/stop"
import { testInstance } from "../generation/test-instance"
import { newChatId, newMessageId, type UserId } from "../protocol/ids"
import type { StartRequest } from "../protocol/requests"
import { spendTokens } from "./answer-limits"
import { createLimits } from "./limits"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

function instance(env: Record<string, string>) {
  const { deps } = testInstance(connection)
  const limits = createLimits(connection.db, readConfig(env), "a secret for tests")
  const payer = limits.payer({ id: userId, isGuest: false, isOperator: false }, "192.0.2.1")
  const start = (request: StartRequest) =>
    startGeneration(deps, { userId, request, admission: limits.answer(payer) })
  const stop = (request: StartRequest) => stopGeneration(deps, { chatId: request.id, userId })
  return { payer, start, stop }
}

const question = (said: { leafId?: null } = {}): StartRequest => ({
  id: newChatId(),
  trigger: "submit-message",
  message: { id: newMessageId(), role: "user", parts: [{ type: "text", text: "Hello" }] },
  ...said,
})
const newChat = { leafId: null }
const refused = (reason: string) => ({ code: "too_many_requests", details: { reason } })

test("answers at once are limited over two instances; joining and stopping are free", async () => {
  const [one, two] = [instance({ CONCURRENT_ANSWERS: "2" }), instance({ CONCURRENT_ANSWERS: "2" })]
  const [first, second, third] = [question(), question(), question()] as const
  await one.start(first)
  await two.start(second)
  await expect(one.start(third)).rejects.toMatchObject(refused("answers"))
  await expect(two.start(third)).rejects.toMatchObject(refused("answers"))
  expect((await one.start(first)).joined).toBe(true)
  const { rows } = await connection.query("select count(*)::int as n from chats", [])
  expect(rows).toEqual([{ n: 2 }])
  await one.stop(first)
  await one.start(third)
  await Promise.all([one.stop(third), two.stop(second)])
})

test("what a client says to be new is limited like all else, and nothing of what was refused is kept", async () => {
  const { start, stop } = instance({ CONCURRENT_ANSWERS: "5" })
  const asked = Array.from({ length: 7 }, () => question(newChat))
  const started = await Promise.allSettled(asked.map(start))
  const refusals = started.filter(({ status }) => status === "rejected")
  expect(refusals).toMatchObject([{ reason: refused("answers") }, { reason: refused("answers") }])
  const { rows } = await connection.query("select count(*)::int as n from chats", [])
  expect(rows).toEqual([{ n: 5 }])
  await Promise.all(asked.filter((_, index) => started[index]?.status === "fulfilled").map(stop))
})

test("tokens of a day are counted when an answer ends, deleted chats included", async () => {
  const { payer, start, stop } = instance({ TOKENS_PER_DAY: "100" })
  const answer = sql`(select ${payer}::text as payer) as answer`
  await spendTokens(connection.db, sql`60`, answer)
  const first = question()
  await start(first)
  await stop(first)
  await connection.query("delete from chats", [])
  await spendTokens(connection.db, sql`40`, answer)
  await expect(start(question())).rejects.toMatchObject(refused("tokens"))
  await expect(start(question(newChat))).rejects.toMatchObject(refused("tokens"))
})
