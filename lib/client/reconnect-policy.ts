import { cancelled, type Failure, unreachable } from "./request-failed"

/** Why a connection ended, or never came to be. Told by what happened, never by the words of an error. */
export type Ending =
  /** The bytes ended before the terminal chunk. */
  | { kind: "eof" }
  | { kind: "network" }
  /** No byte, not even a heartbeat, for `silenceMs`. */
  | { kind: "silence" }
  | { kind: "no-headers" }
  | { kind: "status"; failure: Failure }
  /** Entries of another generation came. */
  | { kind: "lost" }
  /** We let go of it: the chat is not in view, or the page woke and the connection is not to be trusted. */
  | { kind: "released" }
  | { kind: "woken" }
  /** The reader was closed. */
  | { kind: "closed" }

export type Action =
  | { do: "connect"; afterMs: number; attempt: number }
  /** Say "offline", and try again when the page wakes, or at the latest after `restMs`. */
  | { do: "rest"; restMs: number }
  /** Nothing more to read here: load the chat from the store. */
  | { do: "reload" }
  | { do: "fail"; failure: Failure }
  | { do: "end" }

export type Situation = {
  /** `start`: a POST that is not known to have been accepted. `resume`: anything after that. */
  request: "start" | "resume"
  /** Attempts that failed since the last one that worked. */
  failures: number
  /** The user pressed Stop: a message that has not been accepted is not sent again. */
  stopping: boolean
  /** In [0, 1). */
  random: number
}

export const maxAttempts = 6
export const restMs = 15_000
/** Two and a half heartbeats of the server. */
export const silenceMs = 25_000
export const headerMs = 10_000
/** A silence of more than a heartbeat makes a connection suspect when the page comes back into view. */
const suspectMs = 12_000

const emptyEnds = 2
const delaysMs = [0, 500, 1_000, 2_000, 4_000, 8_000]

/** What to do after a connection ended. */
export function decide(ending: Ending, situation: Situation): Action {
  switch (ending.kind) {
    case "closed":
      return { do: "end" }
    case "released":
    case "woken":
      return { do: "connect", afterMs: 0, attempt: 0 }
    case "lost":
      return { do: "reload" }
    case "status":
      return decideStatus(ending.failure, situation)
    case "eof":
      // An end that comes again and again without the terminal chunk: the log has no more, perhaps the store has.
      return situation.request === "resume" && situation.failures === emptyEnds
        ? { do: "reload" }
        : again(situation)
    default:
      return again(situation)
  }
}

/** Whether to drop an open connection because the page woke: going online or coming out of the bfcache leaves dead sockets. */
export function isSuspect(wake: "online" | "visible" | "restored" | "asked", silentMs: number): boolean {
  return wake === "online" || wake === "restored" || silentMs > suspectMs
}

function decideStatus(failure: Failure, situation: Situation): Action {
  if (failure.status === 204 || failure.status === 410) return { do: "reload" }
  // The message was accepted earlier and its answer is over.
  if (failure.code === "id_taken") return { do: "reload" }
  return isPassing(failure, situation.request) ? again(situation, failure) : { do: "fail", failure }
}

/** A POST is only repeated where nobody of ours has judged it: its author decides about a refusal. */
function isPassing({ status, code }: Failure, request: Situation["request"]): boolean {
  if (status < 400) return true
  if (request === "resume") return status >= 500 || status === 408 || status === 425 || status === 429
  return code === "shutting_down" || (code === "unreachable" && status >= 502)
}

function again(situation: Situation, failure?: Failure): Action {
  const { request, failures, stopping, random } = situation
  const spent = failures >= maxAttempts
  if (request === "start" && (spent || stopping)) return { do: "fail", failure: gaveUp(stopping, failure) }
  if (spent) return { do: "rest", restMs }
  const delayMs = (delaysMs[failures] ?? 0) * (0.5 + random / 2)
  const afterMs = Math.max(delayMs, Math.min((failure?.retryAfterS ?? 0) * 1000, restMs))
  return { do: "connect", afterMs, attempt: failures + 1 }
}

function gaveUp(stopping: boolean, failure?: Failure): Failure {
  return stopping ? cancelled : (failure ?? unreachable)
}
