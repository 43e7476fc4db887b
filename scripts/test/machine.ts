import { spawnSync } from "node:child_process"
import { existsSync, globSync } from "node:fs"
import { delimiter, join } from "node:path"

/** What finding and installing tools needs to know of a machine, and may do to it. */
export type Machine = {
  env: Record<string, string | undefined>
  isRoot: boolean
  /** The path of the first program that exists. */
  find(...names: string[]): string | undefined
  /** The path of the browser that Playwright downloaded. */
  playwrightsBrowser(): Promise<string | undefined>
  reaches(url: string): Promise<boolean>
  /** Runs a program to its end; one that fails is said. */
  run(command: string, ...args: string[]): void
  say(words: string): void
}

export const thisMachine: Machine = {
  env: process.env,
  isRoot: process.getuid?.() === 0,
  find: (...names) => {
    const folders = [
      ...(process.env.PATH ?? "").split(delimiter),
      "/usr/sbin",
      "/usr/bin",
      ...debiansPostgres(),
    ]
    const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
    return paths.find((path) => existsSync(path))
  },
  playwrightsBrowser: async () => {
    const { chromium } = await import("@playwright/test")
    const path = chromium.executablePath()
    return existsSync(path) ? path : undefined
  },
  reaches: async (url) => {
    try {
      await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(5000) })
      return true
    } catch {
      // No way there from here.
      return false
    }
  },
  run: (command, ...args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
    const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: "utf8", timeout: 600_000 })
    if (status !== 0) console.log(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`)
  },
  say: (words) => console.log(words),
}

/** Debian keeps PostgreSQL off the path, a folder a version; the newest one first. */
function debiansPostgres(): string[] {
  const folders = globSync("/usr/lib/postgresql/*/bin")
  return folders.sort((a, b) => b.localeCompare(a, "en", { numeric: true }))
}
