import { readFileSync } from "node:fs"

// npm never runs them (.npmrc: ignore-scripts). A package that is not on this list and brings one is looked at before it
// comes in.
const known = new Map([["esbuild", "checks its own binary; works without"]])

const lockfile = new URL("../../package-lock.json", import.meta.url)
const { packages } = JSON.parse(readFileSync(lockfile, "utf8")) as {
  packages: Record<string, { hasInstallScript?: boolean }>
}
const unknown = Object.entries(packages)
  .filter(([, { hasInstallScript }]) => hasInstallScript)
  .map(([path]) => path.split("node_modules/").at(-1) ?? path)
  .filter((name) => !known.has(name))

if (unknown.length > 0) {
  console.error(`These packages bring install scripts: ${unknown.join(", ")}.`)
  process.exitCode = 1
}
