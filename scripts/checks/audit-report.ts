import { z } from "zod"

export type Verdict = { state: "clean" | "alarming" | "unanswered"; sentence: string }

const report = z.object({
  metadata: z.object({ vulnerabilities: z.record(z.string(), z.number()) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
})

const alarming = ["high", "critical"]

/** Judges what `npm audit --json` printed: high and critical advisories are alarming; no report means that nobody answered. */
export function judgeAudit(output: string): Verdict {
  const parsed = report.safeParse(parse(output))
  if (!parsed.success)
    return { state: "unanswered", sentence: "the registry does not answer questions about advisories" }
  const { metadata, vulnerabilities } = parsed.data
  const counted = alarming.filter((severity) => (metadata.vulnerabilities[severity] ?? 0) > 0)
  if (counted.length === 0) return { state: "clean", sentence: "no high advisory" }
  const named = Object.entries(vulnerabilities)
    .filter(([, { severity }]) => alarming.includes(severity))
    .map(([name, { severity }]) => `${name} (${severity})`)
  return { state: "alarming", sentence: `Known holes in ${named.join(", ")}; \`npm audit\` says more.` }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // npm could not even start: the same as no answer.
    return null
  }
}
