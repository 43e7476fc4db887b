import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { drizzleOnPglite } from "./connect-pglite"
import type { Connection } from "./database"
import { migrate, migrationsFolder } from "./migrate"
import { tables } from "./tables"

/**
 * For unit tests: an empty, migrated database in memory. Close it in the same test: the next one gets it emptied (30 ms)
 * instead of a new one (0.7 s; 4 s once after a change of the migrations). Several may be open at once.
 */
export async function openTestDatabase(): Promise<Connection> {
  const database = idle.pop() ?? (await PGlite.create({ loadDataDir: await migratedDump() }))
  return {
    kind: "pglite",
    db: drizzleOnPglite(database),
    query: (text, params) => database.query(text, params),
    close: async () => {
      await database.exec(`truncate ${allTables} cascade`)
      idle.push(database)
    },
  }
}

const idle: PGlite[] = []
const allTables = tables.map(({ name }) => `"${name}"`).join(", ")

async function migratedDump(): Promise<Blob> {
  const folder = "node_modules/.cache/millrace"
  const file = join(folder, `migrated-${migrationsHash()}.tar`)
  if (!existsSync(file)) {
    const database = await PGlite.create()
    await migrate(drizzleOnPglite(database))
    const dump = await database.dumpDataDir("none")
    await database.close()
    mkdirSync(folder, { recursive: true })
    // Written aside and renamed: test files run in several processes at once.
    writeFileSync(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()))
    renameSync(`${file}.${process.pid}`, file)
  }
  return new Blob([readFileSync(file)])
}

function migrationsHash(): string {
  const hash = createHash("sha256")
  const files = readdirSync(migrationsFolder(), { recursive: true, encoding: "utf8" })
  for (const name of files.filter((name) => /\.(sql|json)$/.test(name)).sort()) {
    hash.update(readFileSync(join(migrationsFolder(), name)))
  }
  return hash.digest("hex").slice(0, 16)
}
