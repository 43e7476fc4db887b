import type { Timeline, TimelineEvent } from "../protocol/timeline"
import { PulseCounter } from "./pulse"

/** Viewers may come and go without end; what ends a generation happens once. */
const maxViewerEvents = 200
const maxEvents = 400

type Kind = TimelineEvent["type"]
/** An event without its time. */
export type Happening = { [K in Kind]: Omit<Extract<TimelineEvent, { type: K }>, "at"> }[Kind]

/** Keeps what happens to one generation, in bounded memory: 400 events and 240 stretches of time. */
export class TimelineKeeper {
  readonly #startedAt: number
  readonly #pulse = new PulseCounter()
  #events: TimelineEvent[] = []
  #viewerEvents = 0
  #omitted = 0
  /** Goes up with every change. */
  version = 0

  constructor(startedAt: number) {
    this.#startedAt = startedAt
  }

  add(happening: Happening, now: number): void {
    this.version++
    const isViewer = happening.type.startsWith("viewer-")
    const isFull = this.#events.length >= maxEvents && happening.type !== "ended"
    if (isFull || (isViewer && this.#viewerEvents >= maxViewerEvents)) {
      this.#omitted++
      return
    }
    if (isViewer) this.#viewerEvents++
    this.#events.push({ at: now - this.#startedAt, ...happening } as TimelineEvent)
  }

  committed(commit: { entries: number; chars: number; ms: number }, now: number): void {
    this.version++
    const beat = this.#pulse.at(now - this.#startedAt)
    beat.commits++
    beat.entries += commit.entries
    beat.chars += commit.chars
    beat.slowestMs = Math.max(beat.slowestMs, Math.round(commit.ms * 10) / 10)
  }

  heartbeat(now: number): void {
    this.version++
    this.#pulse.at(now - this.#startedAt).heartbeats++
  }

  snapshot(): Timeline {
    return {
      startedAt: this.#startedAt,
      events: [...this.#events],
      omitted: this.#omitted,
      pulse: this.#pulse.snapshot(),
    }
  }
}
