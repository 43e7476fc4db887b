import { expect, test } from "vitest"
import type { GenerationId } from "../protocol/ids"
import { commit, type Verdict } from "./commit"
import type { Append, Entries } from "./entries"
import { LogFenced, LogUnavailable } from "./stream-log"
import { TestClock } from "./test-clock"

const append = (id: string, ...seqs: number[]): Append => ({
  id: id as GenerationId,
  entries: seqs.map((seq) => ({ seq, json: `${id}${seq}`, last: false })),
})

/** A table in memory whose next inserts fail as told: after the commit, before it, or never answering. */
class FakeTable implements Pick<Entries, "insert" | "since"> {
  readonly rows = new Map<string, { id: GenerationId; seq: number; json: string; last: boolean }>()
  readonly faults: ("lost-answer" | "refused" | "silent")[] = []
  inserts = 0

  async insert<A extends Append>(appends: readonly A[]): Promise<readonly A[]> {
    this.inserts++
    const fault = this.faults.shift()
    if (fault === "refused") throw new Error("connection refused")
    if (fault === "silent") return new Promise(() => {})
    const rows = appends.flatMap(({ id, entries }) => entries.map((entry) => ({ id, ...entry })))
    if (rows.some(({ id, seq }) => this.rows.has(id + seq))) return appends
    for (const row of rows) this.rows.set(row.id + row.seq, row)
    if (fault === "lost-answer") throw new Error("connection reset")
    return []
  }

  async since(cursors: readonly { id: GenerationId; seq: number }[]) {
    return [...this.rows.values()].filter(({ id, seq }) =>
      cursors.some((cursor) => cursor.id === id && seq >= cursor.seq),
    )
  }
}

async function run(table: FakeTable, appends: Append[]) {
  const clock = new TestClock()
  const verdicts: Record<string, Verdict> = {}
  const decide = ({ id }: Append, verdict: Verdict) => {
    expect(verdicts).not.toHaveProperty(id)
    verdicts[id] = verdict
  }
  const done = commit({ table: table as unknown as Entries, clock }, appends, decide)
  await clock.pass(2_100)
  await done
  return verdicts
}

test("I8: a log whose number is taken is fenced, the others of the statement are committed", async () => {
  const table = new FakeTable()
  await table.insert([append("b", 3)])
  const verdicts = await run(table, [append("a", 1, 2), append("b", 3, 4), append("c", 9)])
  expect(verdicts).toEqual({ a: null, b: expect.any(LogFenced), c: null })
  expect([...table.rows.keys()].sort()).toEqual(["a1", "a2", "b3", "c9"])
})

test("a store that refuses for a moment costs nothing but the moment", async () => {
  const table = new FakeTable()
  table.faults.push("refused", "refused")
  expect(await run(table, [append("a", 1)])).toEqual({ a: null })
  expect(table.inserts).toBe(3)
})

test("a commit whose answer was lost is found again, not fenced by itself", async () => {
  const table = new FakeTable()
  table.faults.push("lost-answer")
  expect(await run(table, [append("a", 1, 2), append("b", 1)])).toEqual({ a: null, b: null })
})

test("a number that another writer took while the store was away still fences", async () => {
  const table = new FakeTable()
  const foreign = { seq: 1, json: "fence", last: false }
  await table.insert([{ id: "a" as GenerationId, entries: [foreign] }])
  table.faults.push("refused")
  expect(await run(table, [append("a", 1)])).toEqual({ a: expect.any(LogFenced) })
})

test("I8: a number is written once, even when both writers wrote the same", async () => {
  const table = new FakeTable()
  await table.insert([append("a", 1)])
  expect(await run(table, [append("a", 1)])).toEqual({ a: expect.any(LogFenced) })
})

test("a store that commits log by log says which it refused, and the others are not written again", async () => {
  const table = new FakeTable()
  const all = [append("a", 1), append("b", 1)]
  await table.insert([append("b", 1)])
  const insert = table.insert.bind(table)
  table.insert = async (appends) => (await Promise.all(appends.map((one) => insert([one])))).flat()
  expect(await run(table, all)).toEqual({ a: null, b: expect.any(LogFenced) })
  expect(table.inserts).toBe(3)
})

test("a log whose earlier entries the store has lost is unavailable, and does not keep it busy", async () => {
  const table = new FakeTable()
  table.insert = async (appends) => {
    table.inserts++
    return appends
  }
  expect(await run(table, [append("a", 7)])).toEqual({ a: expect.any(LogUnavailable) })
  expect(table.inserts).toBeLessThan(50)
})

test("a store that refuses or says nothing for 2 s is unavailable", async () => {
  const refusing = new FakeTable()
  refusing.faults.push(...Array<"refused">(100).fill("refused"))
  expect(await run(refusing, [append("a", 1)])).toEqual({ a: expect.any(LogUnavailable) })
  const silent = new FakeTable()
  silent.faults.push("silent")
  expect(await run(silent, [append("a", 1), append("b", 1)])).toEqual({
    a: expect.any(LogUnavailable),
    b: expect.any(LogUnavailable),
  })
})

test("a process that did nothing for 5 s still hears what the store said meanwhile", async () => {
  const clock = new TestClock()
  const answer = Promise.withResolvers<readonly Append[]>()
  const table = { insert: () => answer.promise } as unknown as Entries
  const verdicts: Verdict[] = []
  const done = commit({ table, clock }, [append("a", 1)], (_, verdict) => verdicts.push(verdict))
  await clock.turn()
  clock.stall(5_000)
  answer.resolve([])
  await clock.pass(1)
  await done
  expect(verdicts).toEqual([null])
})
