import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { connectPglite } from "./connect-pglite"
import type { Connection } from "./database"

let folder: string
let connection: Connection
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "millrace-"))
  connection = await connectPglite(folder)
}, 60_000)
afterAll(async () => {
  await connection.close()
  rmSync(folder, { recursive: true })
})

test("opens", async () => {
  expect((await connection.query("select 1 as one", [])).rows).toEqual([{ one: 1 }])
})
