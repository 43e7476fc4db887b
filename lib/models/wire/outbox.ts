/** Writes one event around a delta. Kept per key, so that merging costs a string append. */
type Write = (delta: string) => unknown
type Entry = { key: string; delta: string; write: Write } | { key: null; text: string }

/** Larger deltas are split, so that no single one keeps a browser busy. In UTF-16 units. */
const maxDelta = 32 * 1024

/**
 * Events that wait to be read by the SDK. Adjacent deltas of one part are merged while they wait, and a trailing high
 * surrogate is held back until its pair comes.
 */
export class Outbox {
  /** UTF-16 units of deltas that wait. */
  size = 0
  #entries: Entry[] = []
  #urgent = false
  readonly #held = new Map<string, { unit: string; write: Write }>()

  get isEmpty(): boolean {
    return this.#entries.length === 0
  }

  /** Something waits that a reader sees at once; false while only tool arguments do, which the SDK parses anew at each delta. */
  get isUrgent(): boolean {
    return this.#urgent
  }

  /** Adds to the part `key`; `write` makes the event around a delta. */
  add(key: string, delta: string, write: Write, { urgent = true } = {}): void {
    const text = this.#pairSurrogates(key, delta, write)
    if (text === "") return
    const last = this.#entries.at(-1)
    if (last?.key === key) last.delta += text
    else this.#entries.push({ key, delta: text, write })
    this.size += text.length
    this.#urgent ||= urgent
  }

  /** Adds an event that nothing is merged with. Throws when it cannot be written: too deep. */
  put(event: unknown, { urgent = true } = {}): void {
    this.release()
    this.#entries.push({ key: null, text: `data: ${JSON.stringify(event)}\n\n` })
    this.#urgent ||= urgent
  }

  /** Lets go of surrogates whose pair will not come. */
  release(): void {
    for (const [key, { unit, write }] of this.#held) {
      this.#entries.push({ key, delta: unit, write })
      this.size += 1
    }
    this.#held.clear()
  }

  /** The part that the last entry adds to; null when it is no delta, or nothing waits. */
  get lastKey(): string | null {
    return this.#entries.at(-1)?.key ?? null
  }

  /** Takes what waits as bare text, if it is one delta of this part that need not be split; otherwise null. */
  takeDelta(key: string): string | null {
    const [only] = this.#entries
    if (this.#entries.length !== 1 || only?.key !== key || only.delta.length > maxDelta) return null
    this.#clear()
    return only.delta
  }

  /** Everything that waits, as server-sent events. */
  take(): string {
    const text = this.#entries.map(toEvents).join("")
    this.#clear()
    return text
  }

  #clear() {
    this.#entries = []
    this.size = 0
    this.#urgent = false
  }

  #pairSurrogates(key: string, delta: string, write: Write): string {
    const held = this.#held.get(key)
    if (held) this.#held.delete(key)
    const text = held ? held.unit + delta : delta
    if (!endsInHighSurrogate(text)) return text
    this.#held.set(key, { unit: text.slice(-1), write })
    return text.slice(0, -1)
  }
}

function toEvents(entry: Entry): string {
  if (entry.key === null) return entry.text
  let text = ""
  for (const piece of split(entry.delta)) text += `data: ${JSON.stringify(entry.write(piece))}\n\n`
  return text
}

function split(delta: string): string[] {
  if (delta.length <= maxDelta) return [delta]
  const pieces: string[] = []
  for (let from = 0; from < delta.length; ) {
    const end = from + maxDelta
    const to = endsInHighSurrogate(delta.slice(end - 1, end)) ? end - 1 : end
    pieces.push(delta.slice(from, to))
    from = to
  }
  return pieces
}

function endsInHighSurrogate(text: string): boolean {
  const unit = text.charCodeAt(text.length - 1)
  return unit >= 0xd800 && unit <= 0xdbff
}
