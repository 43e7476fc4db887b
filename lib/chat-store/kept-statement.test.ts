import { sql } from "drizzle-orm"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "./database"
import { KeptStatement } from "./kept-statement"
import { openTestDatabase } from "./test-database"

let connection: Connection
beforeEach(async () => {
  connection = await openTestDatabase()
})
afterEach(() => connection.close())

let made: number[] = []
const summing = new KeptStatement<number>((_db, value, count) => {
  made.push(count)
  const terms = Array.from({ length: count }, (_, index) => sql`${value(`term${index}`)}::int`)
  return sql`select ${sql.join(terms, sql` + `)} + ${100} as sum`
})
async function sum(...terms: number[]): Promise<unknown> {
  const values = Object.fromEntries(terms.map((term, index) => [`term${index}`, term]))
  return (await connection.db.execute(summing.with(connection.db, values, terms.length))).rows[0]
}

test("the text of a statement is made once for each shape, and filled each time", async () => {
  made = []
  expect(await sum(1, 2)).toEqual({ sum: 103 })
  expect(await sum(3, 4)).toEqual({ sum: 107 })
  expect(await sum(5)).toEqual({ sum: 105 })
  expect(await sum(6, 7)).toEqual({ sum: 113 })
  expect(made).toEqual([2, 1])
})

test("a value that is missing is an error, not null", () => {
  const statement = summing.with(connection.db, { term0: 1 }, 2)
  expect(() => connection.db.execute(statement)).toThrow("term1")
})
