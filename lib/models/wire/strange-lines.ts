/**
 * Holds an unfinished line back when it cannot become a line of an event stream, until it is whole: the parser reports a
 * strange line (`error: {…}`, bare JSON) only when it sees it in one piece, and drops it otherwise.
 */
export class StrangeLines {
  #held = ""
  #isMidLine = false

  /** What to feed the parser now that `text` came. */
  push(text: string): string {
    const all = this.#held + text
    this.#held = ""
    const lineStart = Math.max(all.lastIndexOf("\n"), all.lastIndexOf("\r")) + 1
    if (lineStart === 0 && this.#isMidLine) return all
    const tail = all.slice(lineStart)
    this.#isMidLine = tail !== "" && !isStrange(tail)
    if (tail === "" || this.#isMidLine) return all
    this.#held = tail.slice(0, maxHeld)
    return all.slice(0, lineStart)
  }

  /** What was held back, when no more comes. */
  end(): string {
    return this.#held
  }
}

/** Longer strange lines are noise; what is cut off could not have been read anyway. */
const maxHeld = 64 * 1024
const fields = ["data", "event", "id", "retry"] as const

function isStrange(line: string): boolean {
  if (line.startsWith(":")) return false
  return !fields.some((field) => line.startsWith(`${field}:`) || field.startsWith(line) || line === field)
}
