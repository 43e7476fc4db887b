import { eq, getTableColumns, getTableName, is } from "drizzle-orm"
import { PgTable } from "drizzle-orm/pg-core"
import { expect, test } from "vitest"
import * as schema from "../chat-store/schema"
import { attachments, preferences } from "../chat-store/schema"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { newAttachmentId } from "../protocol/ids"
import { moveChats } from "./move-chats"

test("whatever belongs to a user moves with the chats: a table added later has to be thought of here", () => {
  const owned = Object.values(schema)
    .filter((value) => is(value, PgTable))
    .filter((table) => "userId" in getTableColumns(table))
    .map(getTableName)
  const stay = ["account", "passkey", "session"]
  expect(owned.filter((name) => !stay.includes(name)).sort()).toEqual([
    "attachments",
    "chats",
    "generations",
    "preferences",
  ])
})

test("a guest's files and settings move along; settings of the account itself stay", async () => {
  const connection = await openTestDatabase()
  const { db } = connection
  const [first, second, account] = [await addTestUser(db), await addTestUser(db), await addTestUser(db)]
  for (const from of [first, second]) {
    await db.insert(preferences).values({ userId: from, json: `{"of":"${from}"}` })
    const file = { name: "a.txt", mediaType: "text/plain", bytes: 1 }
    await db.insert(attachments).values({ id: newAttachmentId(), userId: from, ...file })
    await moveChats(db, { from, to: account })
  }
  const settings = await db.select().from(preferences).where(eq(preferences.userId, account))
  expect(settings.map(({ json }) => json)).toEqual([`{"of":"${first}"}`])
  const files = await db.select({ userId: attachments.userId }).from(attachments)
  expect(files).toEqual([{ userId: account }, { userId: account }])
  await connection.close()
})
