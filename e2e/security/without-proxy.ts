import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"

const linked = ["node_modules", "lib", "public", "package.json", "next.config.mjs", "tsconfig.json", "demo"]

/** A copy of the production build that has no proxy, in a folder of its own beside the packages it needs. */
export function buildWithoutProxy(): { folder: string; [Symbol.dispose](): void } {
  const folder = mkdtempSync(resolve(".next-without-proxy-"))
  cpSync(".next", join(folder, ".next"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/\.next\/(cache|dev|build|trace|first-database)(\/|$)/.test(path),
  })
  for (const name of linked.filter((name) => existsSync(name))) symlinkSync(resolve(name), join(folder, name))
  empty(join(folder, ".next/server/middleware-manifest.json"), (manifest) => {
    manifest.middleware = {}
    manifest.sortedMiddleware = []
  })
  empty(join(folder, ".next/server/functions-config-manifest.json"), (manifest) => {
    delete (manifest.functions as Record<string, unknown>)["/_middleware"]
  })
  for (const name of ["middleware.js", "middleware.js.nft.json"])
    rmSync(join(folder, ".next/server", name), { force: true })
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

function empty(file: string, change: (manifest: Record<string, unknown>) => void): void {
  const manifest = JSON.parse(readFileSync(file, "utf8"))
  change(manifest)
  writeFileSync(file, JSON.stringify(manifest))
}
