import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

/** Another process has the data folder open; two would lose rows silently. */
export class DataFolderInUse extends Error {
  override readonly name = "DataFolderInUse"
}

/** The data folder cannot be created or written; the message says why in a sentence. */
export class DataFolderUnusable extends Error {
  override readonly name = "DataFolderUnusable"
}

/**
 * Makes this process the only one on `folder` and returns the release. Throws `DataFolderInUse` with the holder's pid,
 * or `DataFolderUnusable`.
 *
 * The lock is the operating system's, on a file that SQLite opens: taking it is atomic, and however its process dies it is
 * free at once, so there is no stale lock to wait for and no pid to be mistaken.
 */
export function lockDataFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    const lock = holdLock(folder)
    writeFileSync(pidFile(folder), String(process.pid))
    held.add(lock)
    return () => {
      held.delete(lock)
      lock.close()
    }
  } catch (error) {
    throw inWords(folder, error)
  }
}

/** Keeps a lock whose release nobody kept from being collected, which would open it. */
const held = new Set<DatabaseSync>()

const pidFile = (folder: string) => join(folder, "lock.pid")

function holdLock(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, "lock"), { timeout: 0 })
  try {
    lock.exec("BEGIN EXCLUSIVE")
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

const sqliteBusy = 5
const sentences: Record<string, string> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "it is on a read-only file system",
  ENOSPC: "the disk is full",
  "53100": "the disk is full", // Postgres' own code
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "there is a file in its place",
  EEXIST: "there is a file in its place",
}

type Thrown = { cause?: unknown; code?: string; errcode?: number; message?: string }

/** Says what is wrong with the data folder, whatever was thrown while using it. */
export function inWords(folder: string, error: unknown): Error {
  const { cause, code, errcode, message } = error as Thrown
  if (cause) return inWords(folder, cause)
  if (errcode === sqliteBusy) {
    const text = `The data folder ${folder} is in use by ${holder(folder)}. Stop it, or set DATA_DIR to another folder.`
    return new DataFolderInUse(text, { cause: error })
  }
  const reason = isFull(folder) ? sentences.ENOSPC : (sentences[code ?? ""] ?? message)
  return new DataFolderUnusable(`The data folder ${folder} cannot be used: ${reason}.`, { cause: error })
}

/** PGlite's errors do not say it. Less than this and it cannot make its next log segment. */
const leastFreeBytes = 16 * 1024 * 1024

function isFull(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < leastFreeBytes
}

function holder(folder: string): string {
  const pid = existsSync(pidFile(folder)) ? readFileSync(pidFile(folder), "utf8") : ""
  return pid ? `process ${pid}` : "another process" // it has not written its pid yet
}
