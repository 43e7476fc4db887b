import { readFileSync, writeFileSync } from "node:fs"
import { completeLockfile, type Lockfile, unknownInstallScripts } from "./lockfile-rules.ts"

// `node scripts/checks/lockfile.ts` checks, with `--fix` it adds what npm left out.
const file = new URL("../../package-lock.json", import.meta.url)
const lockfile = JSON.parse(readFileSync(file, "utf8")) as Lockfile
const fix = process.argv.includes("--fix")

const added = completeLockfile(lockfile)
if (added.length > 0 && fix) writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`)
if (added.length > 0 && !fix) {
  complain(`package-lock.json lacks ${added.join(", ")}; npm run lockfile adds them.`)
}

const scripts = unknownInstallScripts(lockfile)
if (scripts.length > 0) complain(`These packages bring install scripts: ${scripts.join(", ")}.`)

function complain(sentence: string) {
  console.error(sentence)
  process.exitCode = 1
}
