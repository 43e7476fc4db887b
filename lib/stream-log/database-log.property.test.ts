import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { type GenerationId, newGenerationId } from "../protocol/ids"
import type { Chunk } from "../protocol/message"
import { createDatabaseLog } from "./database-log"
import type { StreamLog } from "./stream-log"

let database: Connection
let log: StreamLog
beforeAll(async () => {
  database = await openTestDatabase()
  log = createDatabaseLog(database)
}, 30_000)
afterAll(async () => {
  await log.dispose()
  await database.close()
})

const runs = 2_000
const seed = Date.now() % 2 ** 31

test(`any text reaches every viewer and the snapshot byte for byte, whatever the chunks and connections (${runs} runs, seed ${seed})`, async () => {
  const property = fc.asyncProperty(pieces, viewers, async (written, habits) => {
    const id = newGenerationId()
    const writer = log.create(id)
    const watching = habits.map((habit) => watch(id, habit))
    for (const { chunk, next } of written) {
      writer.append(chunk)
      if (next === "commit") await writer.flush()
      if (next === "turn") await new Promise((resolve) => setImmediate(resolve))
    }
    await writer.close({ type: "finish" })
    const expected = fold(written.map(({ chunk }) => chunk))
    for (const seen of await Promise.all(watching)) expect(fold(seen)).toEqual(expected)
    expect(fold((await log.snapshot(id)).chunks)).toEqual(expected)
    await log.remove([id])
  })
  await fc.assert(property, { numRuns: runs, seed, verbose: 1 })
}, 120_000)

/** What a reader makes of the chunks: the text of each part. */
function fold(chunks: readonly Chunk[]): Record<string, string> {
  const texts: Record<string, string> = {}
  const add = (part: string, text: string) => {
    texts[part] = (texts[part] ?? "") + text
  }
  for (const chunk of chunks) {
    if (chunk.type === "text-delta" || chunk.type === "reasoning-delta")
      add(chunk.type + chunk.id, chunk.delta)
    if (chunk.type === "tool-input-delta") add(chunk.type + chunk.toolCallId, chunk.inputTextDelta)
  }
  return texts
}

/** A viewer that leaves after so many entries, again and again, and then stays; `overlap`: without closing the old connection. */
type Habit = { leavesAfter: number[]; overlap: boolean }

async function watch(id: GenerationId, { leavesAfter, overlap }: Habit): Promise<Chunk[]> {
  const seen: Chunk[] = []
  const left: Promise<void>[] = []
  let after = 0
  for (const entries of [...leavesAfter, Number.POSITIVE_INFINITY]) {
    const connection = new AbortController()
    const iterator = log.read(id, { after, signal: connection.signal })[Symbol.asyncIterator]()
    let ended = false
    for (let count = 0; count < entries && !ended; count++) {
      const { value, done } = await iterator.next()
      ended = done === true
      if (ended) break
      expect(value.seq).toBeGreaterThan(after)
      after = value.seq
      seen.push(JSON.parse(value.json))
    }
    if (overlap) left.push(drain(iterator))
    else connection.abort()
    if (ended) break
  }
  await Promise.all(left)
  return seen
}

/** A connection nobody listens to any more, which the server has not noticed yet. */
async function drain(iterator: AsyncIterator<unknown>): Promise<void> {
  while (!(await iterator.next()).done) {
    /* what it says is dropped */
  }
}

const letters = fc.constantFrom(
  "a",
  "é",
  "e\u0301",
  "😀",
  "👩‍👩‍👧",
  "\0",
  "\x1e",
  "\r\n",
  '"',
  "\\",
  "\u2028",
  "中",
)
const halves = fc.constantFrom("\ud83d", "\ude00", "\ud83d\ude00", "\\ud83d", "\udfff\ud800")
const sized = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.array(fc.oneof(letters, halves), { maxLength: 6 }).map((units) => units.join("")),
  },
  { weight: 1, arbitrary: fc.tuple(letters, halves).map(([letter, half]) => letter.repeat(10_000) + half) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
)
const deltas = fc
  .tuple(
    fc.constantFrom("text-delta", "reasoning-delta", "tool-input-delta"),
    fc.constantFrom("0", '"}'),
    sized,
  )
  .map(([type, id, text]): Chunk => {
    return type === "tool-input-delta"
      ? { type, toolCallId: id, inputTextDelta: text }
      : { type, id, delta: text }
  })
const others: fc.Arbitrary<Chunk> = fc.constantFrom({ type: "start-step" }, { type: "text-end", id: "0" })
const pieces = fc.array(
  fc.record({
    chunk: fc.oneof({ weight: 9, arbitrary: deltas }, { weight: 1, arbitrary: others }),
    next: fc.constantFrom("nothing", "nothing", "turn", "commit"),
  }),
  { maxLength: 30 },
)
const viewers = fc.array(
  fc.record({ leavesAfter: fc.array(fc.nat(4), { maxLength: 4 }), overlap: fc.boolean() }),
  { minLength: 1, maxLength: 3 },
)
