import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { expect, test } from "vitest"
import { missing, openPostgres } from "../e2e/fixtures/test-servers"
import { connectPglite } from "../lib/chat-store/connect-pglite"

test.skipIf(missing.postgres)(
  "npm run db:copy refuses while the server runs, copies once, and refuses what is not empty",
  async () => {
    const server = await openPostgres()
    const folder = mkdtempSync(join(tmpdir(), "millrace-copy-"))
    const copy = async (DATA_DIR: string) => {
      const env = { ...process.env, DATA_DIR, DATABASE_URL: server.url }
      const ended = promisify(execFile)("node", ["scripts/db-copy.ts"], { env })
      return ended.then(({ stdout }) => stdout).catch(({ stderr }) => String(stderr))
    }
    expect(await copy(join(folder, "nothing"))).toContain("There is no database in")
    const running = await connectPglite(folder)
    await running.query(`insert into "user" (id, name, email) values ('one', 'One', 'one@example.org')`, [])
    expect(await copy(folder)).toContain(`in use by process ${process.pid}`)
    await running.close()
    expect(await copy(folder)).toMatch(/^ +1 {2}user$(.|\n)*the counts agree/m)
    expect(await copy(folder)).toContain("The table user of the target is not empty")
    rmSync(folder, { recursive: true })
    await server.close()
  },
)
