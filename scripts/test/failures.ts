import { stripVTControlCharacters } from "node:util"
import type { TestResult } from "./report.ts"

/** A test that failed, by its file and whole name, and the beginning of what it said. */
export type Failure = { test: string; why: string }

const lastLines = 30

/** What failed in a step that has ended with a failure; a step that does not say which of its tests did says it in its last lines. */
export function failures(results: readonly TestResult[] | null, output: string): Failure[] {
  const failed = (results ?? []).filter(({ outcome }) => outcome === "failed")
  if (failed.length > 0)
    return failed.map(({ file, name, why }) => ({ test: name === "" ? file : `${file} › ${name}`, why }))
  const said = stripVTControlCharacters(output).trim().split("\n").slice(-lastLines).join("\n")
  return [{ test: "its last lines", why: said }]
}
