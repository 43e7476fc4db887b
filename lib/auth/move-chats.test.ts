import { getTableColumns, getTableName, is } from "drizzle-orm"
import { PgTable } from "drizzle-orm/pg-core"
import { expect, test } from "vitest"
import * as schema from "../chat-store/schema"

test("whatever belongs to a user moves with the chats: a table added later has to be thought of here", () => {
  const owned = Object.values(schema)
    .filter((value) => is(value, PgTable))
    .filter((table) => "userId" in getTableColumns(table))
    .map(getTableName)
  const stay = ["account", "passkey", "session"]
  expect(owned.filter((name) => !stay.includes(name)).sort()).toEqual(["chats", "generations"])
})
