import { afterEach, beforeEach, expect, test } from "vitest"
import { type ChatId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import type { Snippet } from "../protocol/search"
import type { Connection } from "./database"
import { insertMessages, saveMessage } from "./messages"
import { ensureChat } from "./open-chat"
import { search } from "./search"
import { openTestDatabase } from "./test-database"
import { addTestUser } from "./test-user"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

async function addChat(title: string, owner = userId): Promise<ChatId> {
  const id = newChatId()
  await ensureChat(connection.db, { id, userId: owner, title, model: null })
  return id
}

async function say(chatId: ChatId, text: string) {
  const id = newMessageId()
  const parts = [{ type: "text" as const, text }]
  await insertMessages(connection.db, [{ id, chatId, parentId: null, role: "user", parts, metadata: {} }])
  return id
}

const find = async (query: string, user = userId) =>
  (await search(connection.db, { userId: user, query })).hits
const written = (snippet: Snippet) => snippet.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("")

test("a message is found by the beginnings of all its words, in any order and case", async () => {
  const chatId = await addChat("Mills")
  const id = await say(chatId, "The Tailrace takes the water back.")
  await say(chatId, "Only water.")
  const [hit, ...others] = await find("WATER tail")
  expect(others).toEqual([])
  expect(hit).toMatchObject({ chatId, messageId: id, role: "user" })
  expect(written(hit?.snippet ?? [])).toBe("The [Tail]race takes the [water] back.")
})

test("Chinese is found anywhere in a sentence", async () => {
  const id = await say(await addChat("Mills"), "水车的引水渠把河水引到磨坊。")
  const [hit] = await find("河水")
  expect(hit?.messageId).toBe(id)
  expect(written(hit?.snippet ?? [])).toBe("水车的引水渠把[河水]引到磨坊。")
})

test("parts of addresses and names with umlauts are found", async () => {
  const id = await say(await addChat("x"), "Frag ÄNNE unter anne@example.org nach src/mill-race.ts")
  for (const query of ["änne", "example", "race", "example.org", "mill-race.ts"]) {
    expect(
      (await find(query)).map((hit) => hit.messageId),
      query,
    ).toEqual([id])
  }
})

test("a title is found by any part of it, before messages", async () => {
  const chatId = await addChat("Wasserräder")
  const other = await addChat("Other")
  const id = await say(other, "Räder")
  const hits = await find("räder")
  expect(hits.map((hit) => [hit.chatId, hit.messageId])).toEqual([
    [chatId, null],
    [other, id],
  ])
  expect(written(hits[0]?.title ?? [])).toBe("Wasser[räder]")
})

test("nothing of another user is found", async () => {
  const stranger = await addTestUser(connection.db)
  await say(await addChat("Secret weir", stranger), "weir")
  expect(await find("weir")).toEqual([])
  expect(await find("weir", stranger)).toHaveLength(2)
})

test("what cannot be stored or parsed breaks nothing", async () => {
  const chatId = await addChat("x")
  const id = await say(chatId, "nul\u0000 lone \ud800 quote' back\\slash 100% under_score")
  for (const query of ["nul", "quote'", "back\\slash", "100%", "under_score", "'):* & !|"]) {
    expect(await find(query), query).toBeInstanceOf(Array)
  }
  expect((await find("quote' back\\slash")).map((hit) => hit.messageId)).toEqual([id])
  expect(await find("%")).toHaveLength(1)
  expect(await find("?!")).toEqual([])
})

test("an answer is found once it is saved, whatever its length", async () => {
  const id = await say(await addChat("x"), "")
  expect(await find("headrace")).toEqual([])
  const many = Array.from({ length: 60_000 }, (_, index) => `w${index}\u4e2d`).join(" ")
  await saveMessage(connection.db, {
    id,
    parts: [{ type: "text", text: `headrace ${many} ${"x".repeat(1_500_000)}` }],
    metadata: {},
  })
  expect((await find("headrace")).map((hit) => hit.messageId)).toEqual([id])
})

test("10 000 messages are searched", async () => {
  const chatId = await addChat("Long")
  await connection.query(
    `insert into messages (id, chat_id, role, parts, search_text, created_at)
     select 'message-' || lpad(n::text, 12, '0'), $1, 'user', '[{"type":"text","text":"' || words || '"}]', words,
       to_timestamp(n)
     from (select n, 'mill race number ' || n || ' 河水引到磨坊 ' || repeat(md5(n::text) || ' ', 15) as words
       from generate_series(1, 10000) n) made`,
    [chatId],
  )
  await connection.query("analyze messages", [])
  const figures: string[] = []
  for (const query of ["9876", "mill race", "河水", "nowhere"]) {
    await find(query)
    const begun = performance.now()
    const hits = await find(query)
    figures.push(`${query}: ${hits.length} hits in ${(performance.now() - begun).toFixed(1)} ms`)
  }
  process.stdout.write(`search in 10 000 messages: ${figures.join(", ")}\n`)
  expect((await find("9876")).map((hit) => hit.messageId)).toEqual(["message-000000009876"])
  expect((await search(connection.db, { userId, query: "mill" })).more).toBe(true)
}, 60_000)
