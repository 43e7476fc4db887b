import { readFileSync, writeFileSync } from "node:fs"
import { availableParallelism, cpus, totalmem } from "node:os"
import { canPin } from "./cores.ts"

const begin = /<!-- figures: .* -->/
const end = "<!-- /figures -->"

/** What the figures were measured on, and how. */
export function circumstances(
  command: string,
  cores = canPin ? "the server on one core, everything else on the other" : "cores shared by all",
): string {
  const day = new Date().toISOString().slice(0, 10)
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${gigabytes} GB`
  return `Measured ${day} with \`${command}\`, Node ${process.versions.node}, on ${machine}; ${cores}.`
}

/** Puts the figures into the document, between its markers. */
export function writeFigures(file: URL, figures: string): void {
  const text = readFileSync(file, "utf8")
  const [from, to] = [begin.exec(text), text.indexOf(end)]
  if (!from || to === -1) throw new Error(`${file.pathname} has no markers for the figures`)
  writeFileSync(file, `${text.slice(0, from.index + from[0].length)}\n\n${figures}\n\n${text.slice(to)}`)
}
