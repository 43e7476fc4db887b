/**
 * Holds an unfinished line back until it is known to be a line of an event stream, or is whole: the parser reports a strange
 * line (`error: {…}`, bare JSON) only when it sees it in one piece, and drops it otherwise.
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
const fields = ["data:", "event:", "id:", "retry:", ":"] as const

/** Not, or not yet, a line of an event stream. */
function isStrange(line: string): boolean {
  return !fields.some((field) => line.startsWith(field))
}
