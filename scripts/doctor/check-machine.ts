import { existsSync, statfsSync } from "node:fs"
import { dirname, resolve } from "node:path"
import type { Config } from "../../lib/config.ts"
import { Problem } from "../bootstrap/problem.mjs"
import { checkPort as mustBeFree } from "../serve/port.ts"
import { bad, type Finding, good, note } from "./finding.ts"

const MB = 1024 * 1024
/** Below the first nothing can be saved any more; the second is room for a build and a few thousand chats. */
const leastFree = 100 * MB
const comfortable = 1024 * MB

/** Needed by the app: `engines` in package.json. */
export function checkNode(version: string, needed: string): Finding {
  const [least = "0.0"] = /\d+\.\d+/.exec(needed) ?? []
  if (isAtLeast(version, least)) return good("Node", version)
  return bad(
    "Node",
    `${version} is older than ${least}`,
    "Run `npm install`: it brings the one that is needed.",
  )
}

function isAtLeast(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number)
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}

/** The room on the disk that holds a folder; the folder need not exist yet. */
export function checkSpace(folder: string, statfs: (path: string) => Space = statfsSync): Finding {
  let existing = resolve(folder)
  while (!existsSync(existing)) existing = dirname(existing)
  const { bavail, bsize } = statfs(existing)
  const free = bavail * bsize
  const says = `${Math.round(free / MB).toLocaleString("en")} MB free for ${folder}`
  if (free < leastFree) return bad("disk", says, "Free at least 100 MB there; answers cannot be saved.")
  return free < comfortable ? note("disk", `${says}, which is not much`) : good("disk", says)
}
type Space = { bavail: number; bsize: number }

/** Whether the app can listen, or does so already. */
export async function checkPort({ HOST, PORT }: Pick<Config, "HOST" | "PORT">): Promise<Finding> {
  const place = `${HOST}:${PORT}`
  try {
    await mustBeFree(HOST, PORT)
    return good("port", `${place} is free`)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const state = await healthAt(HOST, PORT)
    if (state === "ready") return good("port", `Millrace runs at ${place} and is well`)
    if (state !== null)
      return bad(
        "port",
        `Millrace runs at ${place} and says that it is not well`,
        "Look into what it printed.",
      )
    return bad("port", `nothing of ours answers at ${place}`, error.message)
  }
}

/** `ready` or what a Millrace there says of itself; null when there is none. */
export async function healthAt(host: string, port: number): Promise<string | null> {
  // All addresses of the machine include this one.
  const name = host === "0.0.0.0" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host
  try {
    const answer = await fetch(`http://${name}:${port}/api/health`, { signal: AbortSignal.timeout(3_000) })
    const { status } = (await answer.json()) as { status?: unknown }
    return typeof status === "string" ? status : answer.ok ? null : "error"
  } catch {
    // Nobody there, or somebody who speaks of other things.
    return null
  }
}
