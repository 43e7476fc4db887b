/** What a viewer received of an answer, and what the app has of it after the crash. */
export type Evidence = {
  /** All that the model would have said. */
  script: string
  received: string
  /** Text of the stored answer; null where the app has no such answer. */
  stored: string | null
  /** The stored outcome's status; null where there is none. */
  outcome: string | null
}

export type Flaw = "lost" | "changed" | "missing" | "without an outcome"

/**
 * What is wrong with an answer after a crash; null when all is well. A token that was received must be stored (`lost`), and
 * what is stored must be a beginning of what the model said, nothing twice and nothing left out (`changed`).
 */
export function judge({ script, received, stored, outcome }: Evidence): Flaw | null {
  if (stored === null) return received === "" ? null : "missing"
  if (!script.startsWith(stored)) return "changed"
  if (!stored.startsWith(received)) return "lost"
  return outcome === null ? "without an outcome" : null
}
