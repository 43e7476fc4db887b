import type { Beat, Pulse } from "../protocol/timeline"

const firstWidthMs = 250
const maxBeats = 240

/** Counts per stretch of time, in bounded memory: when there are too many stretches, each becomes twice as wide. */
export class PulseCounter {
  #widthMs = firstWidthMs
  #beats: (Beat | null)[] = []

  /** The counts of the stretch that `at` lies in, to be added to. */
  at(at: number): Beat {
    while (at >= this.#widthMs * maxBeats) this.#widen()
    const index = Math.max(0, Math.floor(at / this.#widthMs))
    while (this.#beats.length <= index) this.#beats.push(null)
    const beat = this.#beats[index] ?? noBeat()
    this.#beats[index] = beat
    return beat
  }

  snapshot(): Pulse {
    return { widthMs: this.#widthMs, beats: this.#beats.map((beat) => beat && { ...beat }) }
  }

  #widen() {
    const wide: (Beat | null)[] = []
    for (let index = 0; index < this.#beats.length; index += 2)
      wide.push(sum(this.#beats[index] ?? null, this.#beats[index + 1] ?? null))
    this.#beats = wide
    this.#widthMs *= 2
  }
}

function noBeat(): Beat {
  return { commits: 0, entries: 0, chars: 0, heartbeats: 0, slowestMs: 0 }
}

function sum(a: Beat | null, b: Beat | null): Beat | null {
  if (!a || !b) return a ?? b
  return {
    commits: a.commits + b.commits,
    entries: a.entries + b.entries,
    chars: a.chars + b.chars,
    heartbeats: a.heartbeats + b.heartbeats,
    slowestMs: Math.max(a.slowestMs, b.slowestMs),
  }
}
