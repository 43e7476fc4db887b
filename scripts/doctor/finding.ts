/** What was looked at, and what came of it. A note is worth knowing; what is bad has a way out. */
export type Finding =
  | { state: "good" | "note"; what: string; says: string }
  | { state: "bad"; what: string; says: string; advice: string }

export const good = (what: string, says: string): Finding => ({ state: "good", what, says })
export const note = (what: string, says: string): Finding => ({ state: "note", what, says })
export const bad = (what: string, says: string, advice: string): Finding => ({
  state: "bad",
  what,
  says,
  advice,
})

const marks: Record<Finding["state"], string> = { good: "✓", note: "–", bad: "✗" }

export function print(finding: Finding): string {
  const line = `${marks[finding.state]} ${finding.what.padEnd(10)} ${finding.says}`
  return finding.state === "bad" ? `${line}\n${" ".repeat(13)}→ ${finding.advice}` : line
}
