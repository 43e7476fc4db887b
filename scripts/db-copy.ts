import { existsSync } from "node:fs"
import { join } from "node:path"
import "./bootstrap/without-extensions.mjs"
import { readConfig } from "../lib/config.ts"
import { Problem, runMain } from "./bootstrap/problem.mjs"

const { connectPglite } = await import("../lib/chat-store/connect-pglite.ts")
const { connectPostgres } = await import("../lib/chat-store/connect-postgres.ts")
const { copyDatabase } = await import("../lib/chat-store/copy-database.ts")

/** What the person at the terminal can do something about. */
const spoken: ReadonlySet<string> = new Set(["DataFolderInUse", "DataFolderUnusable", "TargetNotEmpty"])

// `DATABASE_URL=… npm run db:copy`: moves the embedded database of DATA_DIR to an empty Postgres.
await runMain(async () => {
  const { DATA_DIR, DATABASE_URL, DATABASE_URL_DIRECT } = readConfig()
  const url = DATABASE_URL_DIRECT ?? DATABASE_URL
  if (!url) throw new Problem("Say where to copy to: DATABASE_URL=postgres://… npm run db:copy")
  if (!existsSync(join(DATA_DIR, "postgres"))) throw new Problem(`There is no database in ${DATA_DIR}.`)
  try {
    const rows = await copy(DATA_DIR, url)
    for (const [table, count] of rows) console.log(`${String(count).padStart(9)}  ${table}`)
    console.log(
      `Copied; the counts agree. Start with DATABASE_URL, and with AUTH_SECRET from ${DATA_DIR}/auth-secret.`,
    )
    return 0
  } catch (error) {
    if (error instanceof Error && spoken.has(error.name)) throw new Problem(error.message)
    throw error
  }
})

async function copy(folder: string, url: string) {
  const from = await connectPglite(folder)
  try {
    const to = await connectPostgres(url)
    try {
      return await copyDatabase(from.db, to.db)
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
}
