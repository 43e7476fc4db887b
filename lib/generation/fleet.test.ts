import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest"
import { LocalHub } from "../bus/local-bus"
import { claimGeneration } from "../chat-store/claim"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { type GenerationId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import { startKeeper } from "./keeper"
import { startGeneration } from "./start"
import { stopGeneration } from "./stop"
import { testInstance } from "./test-instance"
import { viewGeneration } from "./view"

let connection: Connection
let userId: UserId
let hub: LocalHub
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
  hub = new LocalHub()
})
afterEach(() => connection.close())

type Instance = ReturnType<typeof testInstance>
const submit = () => ({
  id: newChatId(),
  trigger: "submit-message" as const,
  message: { id: newMessageId(), role: "user" as const, parts: [{ type: "text" as const, text: "Hello" }] },
})
const twoInstances = (options = {}) =>
  [testInstance(connection, { hub, ...options }), testInstance(connection, { hub, ...options })] as const

/** A viewer, until it leaves. */
function enter({ deps }: Instance, id: GenerationId) {
  const leave = new AbortController()
  let text = ""
  const done = (async () => {
    for await (const { json } of viewGeneration(deps, id, { after: 0, signal: leave.signal })) {
      const chunk = JSON.parse(json)
      if (chunk.type === "text-delta") text += chunk.delta
    }
  })()
  const until = async (wanted: string) => {
    while (text !== wanted) await sleep(1)
  }
  return { until, done, leave: () => leave.abort() }
}

test("I6: a stop asked for on another instance ends it without waiting for a round, with the same receipt", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] })
  onTestFinished(() => void vi.useRealTimers())
  const [a, b] = twoInstances()
  const keeper = await startKeeper(a.deps, { soleOwner: false })
  const request = submit()
  const { generationId } = await startGeneration(a.deps, { userId, request })
  await a.model.asked
  const receipt = await stopGeneration(b.deps, { chatId: request.id, userId })
  expect(receipt).toMatchObject({ generationId, outcome: { status: "stopped" }, upstreamClosedMs: 1 })
  expect(a.model.open).toBe(0)
  keeper.stop()
})

test("a viewer on another instance that comes before the first entry waits for it", async () => {
  const [a, b] = twoInstances()
  const generationId = await a.deps.log.newId()
  await claimGeneration(connection.db, {
    guess: null,
    chat: { id: newChatId(), userId, title: "", model: null },
    generationId,
    owner: a.deps.instanceId,
    payer: null,
    requestKey: "key",
    once: true,
    prepare: async () => ({ add: [], messageId: newMessageId() }),
  })
  const reads = vi.spyOn(b.deps.log, "read")
  const viewer = enter(b, generationId)
  await vi.waitFor(() => expect(reads.mock.calls.length).toBeGreaterThan(1), 10_000)
  const writer = a.deps.log.create(generationId)
  writer.append({ type: "text-start", id: "1" })
  writer.append({ type: "text-delta", id: "1", delta: "Once upon a time" })
  await viewer.until("Once upon a time")
  viewer.leave()
  await viewer.done
})

test("I5: a viewer on another instance keeps it alive, and when that one has left too it is abandoned", async () => {
  const [a, b] = twoInstances({ graceMs: 0 })
  const asked = vi.spyOn(a.deps.watchers, "idleElsewhereMs")
  const { generationId } = await startGeneration(a.deps, { userId, request: submit() })
  await a.model.asked
  const running = a.deps.running.get(generationId)
  const first = enter(a, generationId)
  a.model.say("Once")
  await first.until("Once")
  const viewer = enter(b, generationId)
  await viewer.until("Once")
  first.leave()
  a.model.say(" upon")
  await viewer.until("Once upon")
  await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(2), 10_000)
  expect(running?.signal.aborted).toBe(false)
  viewer.leave()
  await running?.done
  expect(running?.cause).toBe("abandoned")
  await viewer.done
})

test("I5: a tab that is open on another instance keeps it alive", async () => {
  const [a, b] = twoInstances({ graceMs: 0 })
  const closeTab = b.deps.live.subscribe(userId, () => {})
  const asked = vi.spyOn(a.deps.watchers, "idleElsewhereMs")
  const { generationId } = await startGeneration(a.deps, { userId, request: submit() })
  const running = a.deps.running.get(generationId)
  await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(2), 10_000)
  expect(running?.signal.aborted).toBe(false)
  closeTab()
  await running?.done
  expect(running?.cause).toBe("abandoned")
})

test("I5: while nobody can know who watches elsewhere, it goes on", async () => {
  const [a] = twoInstances({ graceMs: 0 })
  const asked = vi.spyOn(a.deps.watchers, "idleElsewhereMs").mockRejectedValue(new Error("away"))
  const { generationId } = await startGeneration(a.deps, { userId, request: submit() })
  const running = a.deps.running.get(generationId)
  await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(2), 10_000)
  expect(running?.signal.aborted).toBe(false)
  asked.mockRestore()
  await running?.done
  expect(running?.cause).toBe("abandoned")
})

test("a tab on another instance hears of the start, the end and the changes of its user's chats, and of no other's", async () => {
  const [a, b] = twoInstances()
  const stranger = await addTestUser(connection.db)
  const heard: LiveEvent[] = []
  const overheard: LiveEvent[] = []
  b.deps.live.subscribe(userId, (event) => heard.push(event))
  b.deps.live.subscribe(stranger, (event) => overheard.push(event))
  const request = submit()
  const { generationId } = await startGeneration(a.deps, { userId, request })
  await a.model.asked
  a.model.end()
  await a.deps.running.get(generationId)?.done
  const chatId = request.id
  // Only ids travel: the title is what the database has.
  const changed = { type: "chat-changed", chatId, title: "travels not", updatedAt: "", pinned: true } as const
  a.deps.live.publish(userId, changed)
  a.deps.live.publish(userId, { type: "chat-deleted", chatId })
  await vi.waitFor(() => expect(heard).toHaveLength(4))
  expect(heard).toMatchObject([
    { type: "generation-started", chatId, generationId },
    { type: "generation-ended", chatId, generationId, outcome: { status: "complete" } },
    { type: "chat-changed", chatId, title: "Hello", pinned: false },
    { type: "chat-deleted", chatId },
  ])
  expect(overheard).toEqual([])
})

test("where signals do not pass, a tab is told to ask again when its user's chat went on elsewhere, and no other's tab is", async () => {
  const [a, b] = [testInstance(connection), testInstance(connection)]
  const stranger = await addTestUser(connection.db)
  const heard: LiveEvent[] = []
  const overheard: LiveEvent[] = []
  b.deps.live.subscribe(userId, (event) => heard.push(event))
  b.deps.live.subscribe(stranger, (event) => overheard.push(event))
  await b.deps.live.look()
  expect(heard).toEqual([])
  await startGeneration(a.deps, { userId, request: submit() })
  await b.deps.live.look()
  expect(heard).toEqual([{ type: "resync" }])
  expect(overheard).toEqual([])
})
