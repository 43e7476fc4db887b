import fc from "fast-check"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { sendMessage } from "./chat-actions"
import type { ChatSession } from "./chat-session"
import type { Fault } from "./fake-server"
import { newTestSession, settle } from "./test-session"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const runs = 2_000

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "\u0000",
    "\ud83d",
    "\ude00",
    "👩‍👩‍👧‍👦",
    "e\u0301",
    "\r\n",
    "\n\n",
    "data: x",
    "id: y:1\n\n",
    "\ufeff",
  ),
  fc.string({ minLength: 500, maxLength: 2_000 }),
)
const step = fc.oneof(
  { weight: 8, arbitrary: text.map((said) => ({ do: "say" as const, said })) },
  { weight: 2, arbitrary: fc.constant({ do: "part" as const }) },
  { weight: 4, arbitrary: fc.nat(40_000).map((ms) => ({ do: "wait" as const, ms })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("hidden", "visible", "online", "restored")
      .map((event) => ({ do: "page" as const, event })),
  },
)
const fault: fc.Arbitrary<Fault> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("break" as const),
      afterBytes: fc.nat(4_000),
      how: fc.constantFrom("eof" as const, "reset" as const, "mute" as const),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: "refuse" as const }, { kind: "hang" as const }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(200, 429, 500, 503).map((status) => ({ kind: "status" as const, status })),
  },
)
const story = fc.record({
  steps: fc.array(step, { maxLength: 30 }),
  faults: fc.array(fault, { maxLength: 12 }),
  readSizes: fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 }),
  overlaps: fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }),
  merges: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
  /** At which step a second tab opens the chat. */
  secondTabAt: fc.nat(30),
})

test(`whatever the network does, every tab shows what was said (${runs} stories)`, async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ steps, faults, readSizes, overlaps, merges, secondTabAt }) => {
      const tabs = [newTestSession()]
      const { server, session } = tabs[0] as (typeof tabs)[0]
      const sent = sendMessage(session, "Go")
      await settle()
      server.faults.push(...faults)
      Object.assign(server, {
        readSize: inTurn(readSizes),
        overlap: inTurn(overlaps),
        merges: inTurn(merges),
      })
      const said = [""]
      server.append({ type: "text-start", id: "0" })
      for (const [index, step] of steps.entries()) {
        if (index === secondTabAt) tabs.push(newTestSession({ server, initial: server.detail }))
        if (step.do === "wait") await vi.advanceTimersByTimeAsync(step.ms)
        else if (step.do === "page") for (const { page } of tabs) page.tell(step.event)
        else if (step.do === "part") server.append({ type: "text-start", id: String(said.push("") - 1) })
        else {
          server.append({ type: "text-delta", id: String(said.length - 1), delta: step.said })
          said.push((said.pop() ?? "") + step.said)
        }
      }
      server.finish()
      for (const { page } of tabs) page.tell("visible")
      await vi.advanceTimersByTimeAsync(600_000)
      await sent
      for (const { session } of tabs) expect(shownParts(session)).toEqual(said)
      for (const { session } of tabs) expect(session.chat.messages).toHaveLength(2)
      expect(session.chat.messages[1]?.metadata?.outcome).toEqual({ status: "complete" })
      expect(server.viewers).toBe(0)
      expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(1)
    }),
    { numRuns: runs, interruptAfterTimeLimit: 90_000, markInterruptAsFailure: true },
  )
}, 120_000)

function inTurn<T>(values: readonly T[]): () => T {
  let turn = 0
  return () => values[turn++ % values.length] as T
}

function shownParts({ chat }: ChatSession): string[] {
  return (chat.messages.at(-1)?.parts ?? []).map((part) => (part.type === "text" ? part.text : part.type))
}
