import type { GenerationId } from "./ids"
import type { OutcomeKey } from "./outcome"

/** What one process was like at one moment. `at`: milliseconds since 1970. */
export type InstanceSample = {
  at: number
  running: number
  viewers: number
  /** Logs with entries that wait for their commit. */
  waitingLogs: number
  /** How late the event loop was since the sample before, in milliseconds: 99 of 100 times at most this. */
  eventLoopP99Ms: number
  eventLoopMaxMs: number
  memoryBytes: number
}

/** A place where a model can be asked, as this process sees it; `model` is null where the server's first one answers. */
export type CandidateStatus = {
  provider: string
  model: string | null
  state: "closed" | "half-open" | "open"
}

/** What is known of this process alone. */
export type InstanceStatus = {
  instanceId: string
  startedAt: number
  /** The newest last: the last quarter of an hour, every 5 s, and now. */
  samples: InstanceSample[]
  candidates: CandidateStatus[]
}

export type RunningAnswer = {
  generationId: GenerationId
  model: string | null
  startedAt: number
  /** Made by the process that says so. */
  isHere: boolean
}

/** An upstream attempt of the last hour. */
export type AttemptPoint = {
  at: number
  provider: string
  firstTokenMs: number | null
  tokensPerSecond: number | null
}

/** What the database knows of all instances together; everything but `running` of the last hour. */
export type EverywhereStatus = {
  running: RunningAnswer[]
  outcomes: Partial<Record<OutcomeKey, number>>
  failovers: number
  /** Oldest first, the newest 500. */
  attempts: AttemptPoint[]
}

/** `GET /api/operator/status`: SSE, this process every second, all of them every 3 s. */
export type StatusEvent =
  | { type: "instance"; instance: InstanceStatus }
  | { type: "everywhere"; everywhere: EverywhereStatus }
