import type { Config } from "../config"

/** The times of one answer, in milliseconds; a limit of 0 or less is off. */
export type Limits = {
  firstTokenMs: number
  stallMs: number
  noticeMs: number
  maxAnswerMs: number
  /** Silence before the first content after which the reader is told whom we wait for. */
  waitingNoticeMs: number
}

export function limitsOf(config: Config): Limits {
  const { FIRST_TOKEN_MS, STALL_MS, NOTICE_MS } = config
  return {
    firstTokenMs: FIRST_TOKEN_MS,
    stallMs: STALL_MS,
    noticeMs: NOTICE_MS,
    maxAnswerMs: longestAnswer(config),
    waitingNoticeMs: 4_000,
  }
}

/** What saving an answer and telling its readers may take before the platform ends the process. */
const handOverMs = 10_000

/** The sooner of the two ends; 0 when there is none. */
function longestAnswer({ MAX_ANSWER_MS, MAX_DURATION_MS }: Config): number {
  const platformMs = MAX_DURATION_MS > 0 ? Math.max(1_000, MAX_DURATION_MS - handOverMs) : 0
  const ends = [MAX_ANSWER_MS, platformMs].filter((ms) => ms > 0)
  return ends.length > 0 ? Math.min(...ends) : 0
}

/** Reasoning models, and servers that may have to load the model first, get this many times as long to begin. */
const slowFactor = 3
/** All candidates together get no longer than this: somebody is waiting. A single one may get longer if it is configured so. */
const patienceMs = 58_000
const reservedMs = 10_000
const leastMs = 5_000

/** The longest wait for a candidate's first content. */
export function firstTokenLimit(limits: Limits, { isSlow }: { isSlow: boolean }): number {
  if (limits.firstTokenMs <= 0) return Number.POSITIVE_INFINITY
  return limits.firstTokenMs * (isSlow ? slowFactor : 1)
}

/** What of its limit a candidate gets when `spentMs` are gone and `othersLeft` candidates shall have their chance too. */
export function shareOfPatience(
  limitMs: number,
  { spentMs, othersLeft }: { spentMs: number; othersLeft: number },
): number {
  if (limitMs === Number.POSITIVE_INFINITY) return limitMs
  const leftMs = Math.max(patienceMs, limitMs) - spentMs - reservedMs * othersLeft
  return Math.min(limitMs, Math.max(leftMs, leastMs))
}
