import { readFileSync } from "node:fs"
import { PGlite } from "@electric-sql/pglite"
import { expect, test } from "vitest"
import { forgetExpired } from "../auth/housekeeping"
import type { ChatId, UserId } from "../protocol/ids"
import { findChat, listChats } from "./chats"
import { drizzleOnPglite } from "./connect-pglite"
import { loadBranch } from "./messages"
import { migrate } from "./migrate"

test("a database of the first version migrates and keeps its chats", { timeout: 60_000 }, async () => {
  const database = await PGlite.create()
  await database.exec(readFileSync("lib/chat-store/fixtures/version-0.sql", "utf8"))
  const db = drizzleOnPglite(database)
  await migrate(db)
  await migrate(db)
  await forgetExpired(db)
  const userId = "guest-of-version-0" as UserId
  const id = "chat-of-version-0-a" as ChatId
  const { chats } = await listChats(db, { userId, limit: 10 })
  expect(chats.map(({ title }) => title)).toEqual(["A chat of before"])
  const { activeLeafId } = await findChat(db, id, userId)
  const texts = (await loadBranch(db, id, activeLeafId)).map(({ parts }) =>
    parts.map((part) => "text" in part && part.text),
  )
  expect(texts).toEqual([["What is old?"], ["This is."]])
  await expect(findChat(db, id, "other-of-version-0" as UserId)).rejects.toMatchObject({ code: "not_found" })
  expect(await optionsOf(database, "messages_by_word")).toEqual(["fastupdate=false"])
  await database.close()
})

async function optionsOf(database: PGlite, index: string) {
  const { rows } = await database.query("select reloptions from pg_class where relname = $1", [index])
  return (rows as { reloptions: string[] | null }[])[0]?.reloptions
}
