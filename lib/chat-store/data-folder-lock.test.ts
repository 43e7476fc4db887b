import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { DataFolderInUse, DataFolderUnusable, inWords, lockDataFolder } from "./data-folder-lock"

let folder: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "millrace-lock-"))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL")
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

/** A process that takes the lock and then lives on; resolves with what it says. */
async function competitor(): Promise<{ child: ChildProcess; said: string }> {
  const script = `
    const { lockDataFolder } = await import("./lib/chat-store/data-folder-lock.ts")
    try { lockDataFolder(process.argv[1]); console.log("locked"); setInterval(() => {}, 1000) }
    catch (error) { console.log(error.name + ": " + error.message) }`
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  children.push(child)
  const [output] = await once(child.stdout as NodeJS.ReadableStream, "data")
  return { child, said: String(output).trim() }
}

test("a second process is refused with the pid of the first", async () => {
  const first = await competitor()
  expect(first.said).toBe("locked")
  const sentence = `The data folder ${folder} is in use by process ${first.child.pid}. Stop it, or set DATA_DIR to another folder.`
  expect(() => lockDataFolder(folder)).toThrow(new DataFolderInUse(sentence))
})

test("of processes that start at once, one gets the folder", async () => {
  const said = (await Promise.all(Array.from({ length: 5 }, competitor))).map(({ said }) => said)
  expect(said.filter((words) => words === "locked")).toHaveLength(1)
  expect(said.filter((words) => words.startsWith("DataFolderInUse"))).toHaveLength(4)
})

test("the folder is free the moment its holder is killed", async () => {
  const { child } = await competitor()
  child.kill("SIGKILL")
  await once(child, "exit")
  lockDataFolder(folder)()
})

test("the same process cannot take it twice, and can again after the release", () => {
  const release = lockDataFolder(folder)
  expect(() => lockDataFolder(folder)).toThrow(`in use by process ${process.pid}`)
  release()
  lockDataFolder(folder)()
})

test("a folder that cannot be made says why", () => {
  const file = join(folder, "file")
  writeFileSync(file, "")
  expect(() => lockDataFolder(file)).toThrow(DataFolderUnusable)
  expect(() => lockDataFolder(join(file, "below"))).toThrow("there is a file in its place")
})

test("a full disk says so, wherever it was noticed", () => {
  const full = Object.assign(new Error("write"), { code: "ENOSPC" })
  expect(inWords("/data", full).message).toBe("The data folder /data cannot be used: the disk is full.")
  const query = Object.assign(new Error("Failed query"), {
    cause: Object.assign(new Error("x"), { code: "53100" }),
  })
  expect(inWords("/data", query).message).toBe("The data folder /data cannot be used: the disk is full.")
})
