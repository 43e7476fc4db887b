import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { forgetExpired } from "./housekeeping"
import { testAuth } from "./test-auth"

let connection: Connection
beforeEach(async () => {
  connection = await openTestDatabase()
})
afterEach(() => connection.close())

const rows = async (sql: string) => (await connection.query(sql, [])).rows

test("a guest whose session is over goes with the chats; others stay", async () => {
  const auth = testAuth(connection)
  const gone = (await auth.makeGuest(new Headers())).user.id
  const here = (await auth.makeGuest(new Headers())).user.id
  const account = await addTestUser(connection.db)
  await connection.query("insert into chats (id, user_id, title) values ('a', $1, ''), ('b', $2, '')", [
    gone,
    here,
  ])
  await connection.query("update session set expires_at = now() - interval '1 s' where user_id = $1", [gone])
  await connection.query(`update "user" set created_at = now() - interval '2 h'`, [])
  await forgetExpired(connection.db)
  const left = await rows('select id from "user" order by created_at, id')
  expect(left.map((row) => row.id).sort()).toEqual([account, here].sort())
  expect(await rows("select id from chats")).toEqual([{ id: "b" }])
})

test("a guest that is just being made stays", async () => {
  await connection.query(`insert into "user" (id, name, email, is_anonymous) values ('g', '', 'g', true)`, [])
  await forgetExpired(connection.db)
  expect(await rows('select id from "user"')).toHaveLength(1)
})
