import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { missing, openPostgres, type TestServer } from "../../e2e/fixtures/test-servers"
import { type GenerationId, newChatId, newGenerationId, newMessageId } from "../protocol/ids"
import { createDatabaseLog } from "../stream-log/database-log"
import { claimGeneration } from "./claim"
import { connectPostgres } from "./connect-postgres"
import { copyDatabase } from "./copy-database"
import type { Connection } from "./database"
import { tables } from "./tables"
import { openTestDatabase } from "./test-database"
import { addTestUser } from "./test-user"

describe.skipIf(missing.postgres)(missing.postgres ?? "with a server", () => {
  let server: TestServer
  let from: Connection
  let to: Connection
  beforeAll(async () => {
    server = await openPostgres()
    to = await connectPostgres(server.url)
    from = await openTestDatabase()
    for (let chat = 0; chat < 3; chat++) await fill(from)
  })
  afterAll(async () => {
    await Promise.all([from.close(), to.close()])
    await server.close()
  })

  test("a table that does not arrive whole leaves the target empty", async () => {
    await to.query(
      "create function refuse() returns trigger language plpgsql as $$ begin if new.seq = 450 then return null; end if; return new; end $$",
      [],
    )
    await to.query(
      "create trigger refuse before insert on stream_entries for each row execute function refuse()",
      [],
    )
    await expect(copyDatabase(from.db, to.db)).rejects.toThrow("Of 1350 rows of stream_entries, 1347 arrived")
    for (const { name } of tables) expect(await rowsOf(to, name)).toEqual([])
    await to.query("drop trigger refuse on stream_entries", [])
  })

  test("every row of every table arrives as it was, whatever it says", async () => {
    const copied = await copyDatabase(from.db, to.db)
    expect(copied.get("stream_entries")).toBe(1_350)
    expect(copied.get("messages")).toBe(6)
    for (const { name } of tables) expect(await rowsOf(to, name), name).toEqual(await rowsOf(from, name))
  })

  test("a target that has data is refused", async () => {
    await expect(copyDatabase(from.db, to.db)).rejects.toMatchObject({ name: "TargetNotEmpty" })
  })
})

test("tables come behind those that they refer to", () => {
  const names = tables.map(({ name }) => name)
  for (const [table, referred] of [
    ["session", "user"],
    ["chats", "user"],
    ["messages", "chats"],
    ["attempts", "generations"],
  ])
    expect(names.indexOf(table as string)).toBeGreaterThan(names.indexOf(referred as string))
  expect(tables.filter(({ key }) => key.length === 0)).toEqual([])
})

async function rowsOf(connection: Connection, name: string): Promise<unknown[]> {
  const { rows } = await connection.query(
    `select row_to_json(t)::text as row from "${name}" t order by 1`,
    [],
  )
  return rows
}

/** A chat with an answer that has a log of many entries. */
async function fill(connection: Connection): Promise<void> {
  const { db } = connection
  const [userId, chatId, generationId] = [await addTestUser(db), newChatId(), newGenerationId()]
  const text = '\\u0000 \\ud83d " \\\\ \x01 \x1e 👩‍👩‍👧 {"a":[null,1e400]}'
  const message = { chatId, parts: [{ type: "text" as const, text }], metadata: {} }
  const question = { ...message, id: newMessageId(), parentId: null, role: "user" as const }
  const answer = { ...message, id: newMessageId(), parentId: question.id, role: "assistant" as const }
  await claimGeneration(db, {
    guess: null,
    chat: { id: chatId, userId, title: text, model: null },
    generationId,
    owner: "nobody",
    payer: null,
    requestKey: question.id,
    once: true,
    prepare: async () => ({ add: [question, answer], messageId: answer.id }),
  })
  await connection.query("update chats set temperature = 0.1 where id = $1", [chatId])
  await writeLog(connection, generationId)
}

async function writeLog(connection: Connection, id: GenerationId): Promise<void> {
  const log = createDatabaseLog(connection)
  const writer = log.create(id)
  for (let number = 0; number < 449; number++)
    writer.append({ type: "data-notice", data: { kind: "silence", silentMs: number } })
  await writer.close({ type: "finish" })
  await log.dispose()
}
