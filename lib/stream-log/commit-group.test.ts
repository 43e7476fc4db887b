import { expect, test } from "vitest"
import { type GenerationId, newGenerationId } from "../protocol/ids"
import type { Verdict } from "./commit"
import { CommitGroup, type Member } from "./commit-group"
import type { Append, Entries } from "./entries"
import { LogUnavailable } from "./stream-log"
import { TestClock } from "./test-clock"

function open({ tookMs = 0 } = {}) {
  const clock = new TestClock()
  const commits: { at: number; logs: number; entries: number }[] = []
  const insert = (appends: readonly Append[]) => {
    const entries = appends.reduce((sum, append) => sum + append.entries.length, 0)
    commits.push({ at: clock.now(), logs: appends.length, entries })
    if (tookMs === 0) return Promise.resolve([])
    return new Promise((resolve) => clock.after(tookMs, () => resolve([])))
  }
  const group = new CommitGroup({ insert } as unknown as Entries, clock)
  return { clock, commits, group, ats: () => commits.map(({ at }) => at) }
}

/** A log that brings one entry whenever it is told to. */
class Log implements Member {
  readonly id: GenerationId = newGenerationId()
  dueAt = 0
  entries: Append["entries"] = []
  readonly verdicts: Verdict[] = []
  readonly #group: CommitGroup
  #waiting = 0

  constructor(group: CommitGroup) {
    this.#group = group
  }

  append() {
    this.#waiting++
    this.#group.want(this)
  }

  take(): number {
    this.entries = Array.from({ length: this.#waiting }, (_, seq) => ({ seq, json: "", last: false }))
    this.#waiting = 0
    return 0
  }

  settle(verdict: Verdict) {
    this.verdicts.push(verdict)
  }
}

test("I2: the first append of an idle log is committed at once, with all that the same turn brings", async () => {
  const { clock, commits, group } = open()
  const [a, b] = [new Log(group), new Log(group)]
  a.append()
  a.append()
  b.append()
  await clock.turn()
  expect(commits).toEqual([{ at: 0, logs: 2, entries: 3 }])
})

test("I2: a log is committed at most every 10 ms", async () => {
  const { clock, commits, group, ats } = open()
  const log = new Log(group)
  for (let ms = 0; ms < 100; ms++) {
    log.append()
    await clock.pass(1)
  }
  const gaps = ats().map((at, index) => at - (ats()[index - 1] ?? Number.NEGATIVE_INFINITY))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(9)
  expect(commits.length).toBeGreaterThanOrEqual(9)
})

test("I2: an idle log does not wait for the pause of another", async () => {
  const { clock, group, ats } = open()
  const [busy, idle] = [new Log(group), new Log(group)]
  busy.append()
  await clock.pass(1)
  busy.append()
  await clock.pass(3)
  idle.append()
  await clock.pass(20)
  expect(ats()).toHaveLength(3)
  expect(ats()[1]).toBeLessThanOrEqual(5)
  expect(ats()[2]).toBeGreaterThanOrEqual(9)
})

test("I2: what comes while a commit is on its way shares the next one", async () => {
  const { clock, commits, group } = open({ tookMs: 5 })
  const logs = Array.from({ length: 20 }, () => new Log(group))
  for (const log of logs) {
    log.append()
    await clock.turn()
  }
  await clock.pass(30)
  expect(commits.map(({ logs }) => logs)).toEqual([1, 19])
})

test("I2: under load commits come at most every 50 ms", async () => {
  const { clock, group, ats } = open()
  const logs = Array.from({ length: 50 }, () => new Log(group))
  for (let ms = 0; ms < 600; ms++) {
    for (const log of logs) log.append()
    await clock.pass(1)
  }
  const late = ats().filter((at) => at > 300)
  expect(late.length).toBeGreaterThanOrEqual(5)
  expect(late.length).toBeLessThanOrEqual(7)
})

test("a store that does not answer refuses also those who wait behind the commit", async () => {
  const { clock, group } = open({ tookMs: 60_000 })
  const [first, second] = [new Log(group), new Log(group)]
  first.append()
  await clock.turn()
  second.append()
  await clock.pass(2_100)
  expect([...first.verdicts, ...second.verdicts]).toEqual([
    expect.any(LogUnavailable),
    expect.any(LogUnavailable),
  ])
})
