import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { fullDisk, isDiskFull } from "../bootstrap/disk.mjs"
import { Problem } from "../bootstrap/problem.mjs"
import { runQuietly } from "../bootstrap/run-quietly.mjs"
import { hashSources } from "./sources.ts"

/**
 * Builds the app unless the last successful build was made from the same sources and left the file that is needed. Resolves with
 * whether it built.
 */
export async function buildIfChanged(root: URL, { needs = "BUILD_ID" } = {}): Promise<boolean> {
  const stamp = new URL(".next/millrace-sources", root)
  const hash = hashSources(root)
  const isThere = existsSync(stamp) && existsSync(new URL(`.next/${needs}`, root))
  if (isThere && readFileSync(stamp, "utf8") === hash) return false
  console.log("Building; this happens when the sources changed and takes about a minute …")
  // An interrupted build must not look like the one before it.
  rmSync(stamp, { force: true })
  await build(root)
  writeFileSync(stamp, hash)
  return true
}

async function build(root: URL): Promise<void> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next")
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const
  const { code, output } = await runQuietly(process.execPath, [next, "build"], { cwd: root, env })
  if (code === 0) return
  throw new Problem(isDiskFull(output) ? fullDisk("this folder") : `The build failed:\n${output.trim()}`)
}
