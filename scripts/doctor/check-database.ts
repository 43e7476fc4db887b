import { existsSync } from "node:fs"
import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { Client } from "pg"
import { DataFolderInUse, DataFolderUnusable, lockDataFolder } from "../../lib/chat-store/data-folder-lock.ts"
import type { Config } from "../../lib/config.ts"
import { healthAt } from "./check-machine.ts"
import { codeOf, examineDatabase, wordsOf } from "./examine-database.ts"
import { bad, type Finding, good, note } from "./finding.ts"

type Place = Pick<Config, "DATABASE_URL" | "DATA_DIR" | "HOST" | "PORT">

/** Looks into the database that the settings name; the embedded one also while a server has it open. */
export function checkDatabase(config: Place): Promise<Finding[]> {
  return config.DATABASE_URL ? checkPostgres(config.DATABASE_URL) : checkEmbedded(config)
}

async function checkPostgres(url: string): Promise<Finding[]> {
  if (!URL.canParse(url))
    return [
      bad("database", "DATABASE_URL is no address", "Write it like postgres://user:password@host/name."),
    ]
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on("error", () => {
    // What was asked for rejects, and that is what is told.
  })
  try {
    await client.connect()
    return await examineDatabase((text) => client.query(text))
  } catch (error) {
    return [bad("database", wordsOf(error) || String(codeOf(error)), wayIn(error, new URL(url)))]
  } finally {
    await client.end()
  }
}

function wayIn(error: unknown, { host, username, pathname }: URL): string {
  switch (codeOf(error)) {
    case "ECONNREFUSED":
      return `Start PostgreSQL at ${host}, or correct DATABASE_URL.`
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `Nothing is known by the name in DATABASE_URL (${host}): correct it.`
    case "28P01":
    case "28000":
      return `Correct the user (${decodeURIComponent(username)}) or the password in DATABASE_URL.`
    case "3D000":
      return `Make the database (createdb ${pathname.slice(1)}), or correct its name in DATABASE_URL.`
    case "53300":
      return "Allow the server more connections, or put a pooler before it."
    default:
      return `See whether ${host} can be reached from here, and whether it wants TLS (?sslmode=require).`
  }
}

async function checkEmbedded({ DATA_DIR, HOST, PORT }: Place): Promise<Finding[]> {
  let release: () => void
  try {
    release = lockDataFolder(DATA_DIR)
  } catch (error) {
    if (error instanceof DataFolderInUse) return [await whoHasIt(error, HOST, PORT)]
    if (error instanceof DataFolderUnusable)
      return [
        bad("database", error.message, "Name another folder in DATA_DIR, or let this user write there."),
      ]
    throw error
  }
  try {
    return await openEmbedded(join(DATA_DIR, "postgres"), DATA_DIR)
  } finally {
    release()
  }
}

/** A server has it open: what can be known is what that says. */
async function whoHasIt(error: Error, host: string, port: number): Promise<Finding> {
  const state = await healthAt(host, port)
  if (state === "ready") return good("database", `embedded; the running server has it open and reaches it`)
  const advice = "End that process, or give this server a DATA_DIR of its own."
  return bad("database", `${error.message} It does not answer at ${host}:${port}.`, advice)
}

async function openEmbedded(folder: string, dataDir: string): Promise<Finding[]> {
  if (!existsSync(folder))
    return [note("database", `embedded, and empty; the first start makes it in ${dataDir}`)]
  try {
    await using database = await PGlite.create(folder)
    return await examineDatabase((text) => database.query(text))
  } catch (error) {
    const advice = `Move ${dataDir} aside and restore a backup; see docs/operations.md.`
    return [bad("database", `the embedded database does not open: ${wordsOf(error)}`, advice)]
  }
}
