import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const folders = ["app", "components", "demo", "lib", "messages", "public"]
const rootFiles =
  /^((next|postcss)\.config|proxy|instrumentation(-client)?)\.(ts|mjs)$|^(tsconfig|package-lock)\.json$/
const irrelevant = /\.test\.tsx?$/

/** A fingerprint of everything that a build is made from: paths and contents, no dates. */
export function hashSources(root: URL): string {
  const base = fileURLToPath(root)
  const hash = createHash("sha256")
  for (const path of listSources(base)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(base, path)))
      .update("\0")
  }
  return hash.digest("hex")
}

function listSources(base: string): string[] {
  const found = readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isFile() && rootFiles.test(entry.name))
    .map((entry) => entry.name)
  for (const folder of folders) found.push(...filesIn(base, folder))
  return found.filter((path) => !irrelevant.test(path)).sort()
}

function filesIn(base: string, folder: string): string[] {
  try {
    return readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(base.length))
  } catch {
    // A folder that does not exist (yet) holds no sources.
    return []
  }
}
