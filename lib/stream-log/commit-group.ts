import type { Clock } from "./clock"
import { commit, type Verdict } from "./commit"
import type { Append, Entries } from "./entries"
import { type CommittedLog, type LogWatch, noWatch } from "./log-watch"
import { Pace } from "./pace"
import { LogUnavailable } from "./stream-log"

/** Between two commits of one log, at least, in milliseconds. */
const logGapMs = 10
/** Timers are whole milliseconds; one that fires this early is not sent back to wait. */
const timerGrainMs = 1
/** UTF-16 units after which a commit takes in no further log; it waits for the next. */
const maxCommitChars = 2 * 1024 * 1024

/** What the group commits for: a writer, seen from below. `entries` are those being committed. */
export interface Member extends Append {
  /** Earliest time of its next commit; the group moves it on. */
  dueAt: number
  /** Moves all that waits into `entries`; returns their size in UTF-16 units. */
  take(): number
  /** Called once after each `take`; with a refusal also without one. */
  settle(verdict: Verdict): void
}

/**
 * Group commit (I2): one statement at a time for all logs of the process. The first append of an idle log is committed at once;
 * a log is committed at most every 10 ms, and everything the less often the more there is to do (`Pace`).
 */
export class CommitGroup {
  readonly #table: Entries
  readonly #clock: Clock
  readonly #watch: LogWatch
  readonly #waiting = new Set<Member>()
  readonly #pace = new Pace()
  #committing = 0
  #wake: { at: number; cancel: () => void } | null = null

  constructor(table: Entries, clock: Clock, watch: LogWatch = noWatch) {
    this.#table = table
    this.#clock = clock
    this.#watch = watch
  }

  /** How many members have something that is not committed. */
  get waiting(): number {
    return this.#waiting.size + this.#committing
  }

  /** The member has something to commit, or wants it sooner than before. */
  want(member: Member): void {
    this.#waiting.add(member)
    this.#schedule(member.dueAt)
  }

  forget(member: Member): void {
    this.#waiting.delete(member)
  }

  #schedule(dueAt: number) {
    const at = Math.max(dueAt, this.#pace.nextAt)
    if (this.#committing > 0 || (this.#wake && this.#wake.at <= at)) return
    this.#wake?.cancel()
    const wait = at - this.#clock.now()
    this.#wake = { at, cancel: wait > 0 ? this.#clock.after(wait, this.#run) : this.#soon() }
  }

  /** Not this instant: what else this turn of the event loop brings joins the same commit. */
  #soon(): () => void {
    let cancelled = false
    this.#clock.soon(() => cancelled || this.#run())
    return () => {
      cancelled = true
    }
  }

  readonly #run = async () => {
    this.#wake = null
    const due = this.#takeDue()
    this.#committing = due.length
    if (due.length > 0) await this.#commit(due)
    this.#committing = 0
    for (const member of this.#waiting) this.#schedule(member.dueAt)
  }

  async #commit(due: readonly Member[]) {
    const startedAt = this.#clock.now()
    const written: CommittedLog[] = []
    await commit({ table: this.#table, clock: this.#clock }, due, (member, verdict) => {
      const { id, entries } = member
      if (!verdict) written.push({ id, entries: entries.length, chars: charsOf(entries) })
      this.#settle(member, verdict)
    })
    if (written.length > 0) this.#watch.committed(written, this.#clock.now() - startedAt)
  }

  #takeDue(): Member[] {
    const now = this.#clock.now()
    const due: Member[] = []
    let chars = 0
    let entries = 0
    for (const member of this.#waiting) {
      if (member.dueAt > now + timerGrainMs) continue
      if (chars > maxCommitChars) break
      this.#waiting.delete(member)
      chars += member.take()
      entries += member.entries.length
      due.push(member)
    }
    if (due.length > 0) this.#pace.committed(entries, now)
    const next = now + Math.max(logGapMs, this.#pace.gapMs)
    for (const member of due) member.dueAt = next
    return due
  }

  #settle(member: Member, verdict: Verdict) {
    member.settle(verdict)
    if (!(verdict instanceof LogUnavailable)) return
    // Who waited behind this commit has waited as long for the same store.
    for (const other of this.#waiting) other.settle(verdict)
    this.#waiting.clear()
  }
}

function charsOf(entries: Append["entries"]): number {
  return entries.reduce((sum, { json }) => sum + json.length, 0)
}
