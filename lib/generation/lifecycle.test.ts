import { eq } from "drizzle-orm"
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest"
import type { Connection } from "../chat-store/database"
import { findGeneration, latestGeneration } from "../chat-store/generations"
import { savePreferences } from "../chat-store/preferences"
import { chats } from "../chat-store/schema"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { newChatId, newMessageId, type UserId } from "../protocol/ids"
import { defaultPreferences } from "../protocol/preferences"
import { chatDetail } from "./chat-detail"
import { drain } from "./drain"
import { obeyStops } from "./keeper"
import { reap } from "./reap"
import { resumePoint } from "./resume"
import { startGeneration } from "./start"
import { stopGeneration } from "./stop"
import { testInstance } from "./test-instance"
import { viewGeneration } from "./view"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

type Deps = ReturnType<typeof testInstance>["deps"]
const submit = (chatId = newChatId(), text = "Hello") => ({
  id: chatId,
  trigger: "submit-message" as const,
  message: { id: newMessageId(), role: "user" as const, parts: [{ type: "text" as const, text }] },
})
const start = (deps: Deps, request: Parameters<typeof startGeneration>[1]["request"]) =>
  startGeneration(deps, { userId, request })
const answerOf = async (deps: Deps, chatId: ReturnType<typeof newChatId>) =>
  (await chatDetail(deps, chatId, userId)).messages.at(-1)
const textOf = (message: Awaited<ReturnType<typeof answerOf>>) =>
  message?.parts.map((part) => (part.type === "text" ? part.text : "")).join("")

/** Lets timers and sockets have their turn. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Reads a generation until `enough` says so or it ends; returns the text it saw and whether the end came. */
async function watch(
  deps: Deps,
  id: Parameters<typeof viewGeneration>[1],
  enough: (text: string) => boolean,
) {
  const leave = new AbortController()
  let text = ""
  for await (const { json, last } of viewGeneration(deps, id, { after: 0, signal: leave.signal })) {
    const chunk = JSON.parse(json)
    if (chunk.type === "text-delta") text += chunk.delta
    if (last) return { text, ended: true, leave }
    if (enough(text)) break
  }
  return { text, ended: false, leave }
}

test("I4: when the log ends, message, outcome and usage are saved already", async () => {
  const { deps, model } = testInstance(connection)
  const request = submit()
  const { generationId } = await start(deps, request)
  await model.asked
  model.say("Once upon a time")
  model.end()
  let saved: unknown
  for await (const { last } of viewGeneration(deps, generationId, {
    after: 0,
    signal: new AbortController().signal,
  })) {
    if (last) saved = (await answerOf(deps, request.id))?.metadata
  }
  expect(saved).toMatchObject({
    outcome: { status: "complete" },
    usage: { inputTokens: 1, outputTokens: 1 },
    model: { id: "test" },
  })
  expect(textOf(await answerOf(deps, request.id))).toBe("Once upon a time")
})

test("I5: a viewer that leaves does not end the generation by itself", async () => {
  const { deps, model } = testInstance(connection)
  const request = submit()
  const { generationId } = await start(deps, request)
  await model.asked
  model.say("Once")
  await watch(deps, generationId, (text) => text === "Once")
  model.say(" upon")
  model.end()
  expect(await watch(deps, generationId, () => false)).toMatchObject({ text: "Once upon", ended: true })
})

test("I5: with nobody watching, the grace ends it as abandoned and the upstream is closed", async () => {
  const { deps, model } = testInstance(connection, { graceMs: 0 })
  const request = submit()
  const { generationId } = await start(deps, request)
  await model.asked
  model.say("Once")
  await watch(deps, generationId, (text) => text === "Once")
  await deps.running.get(generationId)?.done
  expect(model.open).toBe(0)
  expect((await answerOf(deps, request.id))?.metadata?.outcome).toEqual({
    status: "interrupted",
    reason: "abandoned",
  })
  expect(textOf(await answerOf(deps, request.id))).toBe("Once")
})

test("I5: a user who has a tab open anywhere is watching, though no stream is", async () => {
  const { deps, model } = testInstance(connection, { graceMs: 0 })
  const leaveTab = deps.live.subscribe(userId, () => {})
  const { generationId } = await start(deps, submit())
  await model.asked
  const running = deps.running.get(generationId)
  model.say("Once")
  await watch(deps, generationId, (text) => text === "Once")
  expect(running?.signal.aborted).toBe(false)
  leaveTab()
  running?.watchChanged()
  await running?.done
  expect(running?.cause).toBe("abandoned")
})

test("I5: what the user wants when leaving goes before what the operator has", async () => {
  const [cancels, finishes] = [
    testInstance(connection, { graceMs: 0 }),
    testInstance(connection, { graceMs: -1 }),
  ]
  await savePreferences(connection.db, userId, { ...defaultPreferences, whenLeaving: "finish" })
  const kept = await start(cancels.deps, submit())
  await cancels.model.asked
  cancels.model.say("Once")
  await watch(cancels.deps, kept.generationId, (text) => text === "Once")
  cancels.model.say(" upon")
  cancels.model.end()
  expect(await watch(cancels.deps, kept.generationId, () => false)).toMatchObject({ text: "Once upon" })

  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  onTestFinished(() => void vi.useRealTimers())
  await savePreferences(connection.db, userId, { ...defaultPreferences, whenLeaving: "cancel" })
  const ended = await start(finishes.deps, submit())
  const running = finishes.deps.running.get(ended.generationId)
  vi.advanceTimersByTime(14_999)
  expect(running?.cause).toBeNull()
  await vi.advanceTimersByTimeAsync(1)
  expect(running?.cause).toBe("abandoned")
  vi.useRealTimers()
  await running?.done
  expect(finishes.model.open).toBe(0)
})

test("I6: Stop keeps what had come, closes the upstream and says how long that took; again, it says the same", async () => {
  const { deps, model } = testInstance(connection)
  const request = submit()
  const { generationId } = await start(deps, request)
  await model.asked
  model.say("Once")
  await watch(deps, generationId, (text) => text === "Once")
  const receipt = await stopGeneration(deps, { chatId: request.id, userId })
  expect(receipt).toMatchObject({ generationId, outcome: { status: "stopped" }, upstreamClosedMs: 1 })
  expect(model.open).toBe(0)
  expect(textOf(await answerOf(deps, request.id))).toBe("Once")
  expect(await stopGeneration(deps, { chatId: request.id, userId })).toEqual(receipt)
})

test("I6: Stop before the first word ends it with nothing said", async () => {
  const { deps, model } = testInstance(connection)
  const request = submit()
  await start(deps, request)
  await model.asked
  expect(await stopGeneration(deps, { chatId: request.id, userId })).toMatchObject({
    outcome: { status: "stopped" },
  })
  expect(model.open).toBe(0)
})

test("I6: Stop reaches an owner on another instance", async () => {
  const [a, b] = [testInstance(connection), testInstance(connection)]
  const request = submit()
  const { generationId } = await start(a.deps, request)
  await a.model.asked
  const receipt = stopGeneration(b.deps, { chatId: request.id, userId })
  while (!(await findGeneration(connection.db, generationId))?.stopRequestedAt) await turn()
  await obeyStops(a.deps)
  expect(await receipt).toMatchObject({ generationId, outcome: { status: "stopped" } })
})

test("I8 I10: what a dead server's viewers saw is in the message after another instance ended it", async () => {
  const [dead, alive] = [testInstance(connection), testInstance(connection)]
  const request = submit()
  const { generationId } = await start(dead.deps, request)
  await dead.model.asked
  dead.model.say("Once upon")
  await watch(dead.deps, generationId, (text) => text === "Once upon")
  await connection.query("update generations set lease_until = now() - interval '1 second'", [])
  await reap(alive.deps)
  expect(textOf(await answerOf(alive.deps, request.id))).toBe("Once upon")
  const outcome = { status: "interrupted", reason: "server-lost" }
  expect((await answerOf(alive.deps, request.id))?.metadata?.outcome).toEqual(outcome)
  expect(await watch(alive.deps, generationId, () => false)).toMatchObject({ text: "Once upon", ended: true })

  const attempts = await connection.query(
    "select provider, output_tokens, estimated, outcome from attempts",
    [],
  )
  expect(attempts.rows).toEqual([{ provider: "test", output_tokens: 9, estimated: true, outcome: "aborted" }])

  // The zombie wakes up and says more: nothing changes.
  dead.model.say(" a time")
  dead.model.end()
  await dead.deps.running.get(generationId)?.done
  expect(textOf(await answerOf(alive.deps, request.id))).toBe("Once upon")
  expect(await findGeneration(connection.db, generationId)).toMatchObject({
    outcome: JSON.stringify(outcome),
  })
})

test("I9: the model is asked what the database holds, question by question", async () => {
  const { deps, model } = testInstance(connection)
  const first = submit()
  const { generationId } = await start(deps, first)
  await model.asked
  model.say("An answer")
  model.end()
  await deps.running.get(generationId)?.done
  await start(deps, submit(first.id, "And then?"))
  await model.asked
  const said = (role: string, text: string) =>
    expect.objectContaining({ role, content: [expect.objectContaining({ text })] })
  expect(model.prompts.at(-1)).toEqual([
    expect.objectContaining({ role: "system" }),
    said("user", "Hello"),
    said("assistant", "An answer"),
    said("user", "And then?"),
  ])
  await stopGeneration(deps, { chatId: first.id, userId })
})

test("I9: the model is told what the app says, then what the user says of every chat, then of this one", async () => {
  const { deps, model } = testInstance(connection)
  const request = submit()
  await savePreferences(connection.db, userId, {
    ...defaultPreferences,
    aboutUser: "I mill grain.",
    howToAnswer: "Be brief.",
  })
  const { generationId } = await start(deps, request)
  await model.asked
  model.end()
  await deps.running.get(generationId)?.done
  const own = eq(chats.id, request.id)
  await connection.db.update(chats).set({ instructions: "In verse." }).where(own)
  await start(deps, submit(request.id, "And then?"))
  await model.asked
  const [first, second] = model.prompts.map(([system]) => String(system?.content))
  expect(first).toMatch(/^You are a helpful assistant.*I mill grain\..*Be brief\.$/s)
  expect(second).toMatch(/I mill grain\..*Be brief\..*In verse\.$/s)
  await stopGeneration(deps, { chatId: request.id, userId })
})

test("Continue goes on in the same message", async () => {
  const { deps, model } = testInstance(connection)
  const request = submit()
  await start(deps, request)
  await model.asked
  model.say("The mill turns slowly by")
  await watch(
    deps,
    (await latestGeneration(connection.db, request.id, userId))?.id ?? ("" as never),
    (text) => text.endsWith("by"),
  )
  await stopGeneration(deps, { chatId: request.id, userId })
  const stopped = await answerOf(deps, request.id)
  const { generationId } = await start(deps, {
    id: request.id,
    trigger: "continue-message",
    messageId: stopped?.id as never,
  })
  await model.asked
  model.say("turns slowly by the river.")
  model.end()
  expect(await watch(deps, generationId, () => false)).toMatchObject({
    text: "The mill turns slowly by the river.",
  })
  const whole = await answerOf(deps, request.id)
  expect(whole?.id).toBe(stopped?.id)
  expect(textOf(whole)).toBe("The mill turns slowly by the river.")
  expect(whole?.metadata).toMatchObject({
    outcome: { status: "complete" },
    usage: { outputTokens: 2 },
    seams: [{ offset: 24 }],
  })
})

test("a drain ends running answers as restarted, and takes no new ones", async () => {
  const { deps, model } = testInstance(connection, { drainMs: 0 })
  const request = submit()
  const { generationId } = await start(deps, request)
  await model.asked
  model.say("Once")
  await watch(deps, generationId, (text) => text === "Once")
  await drain(deps)
  expect((await answerOf(deps, request.id))?.metadata?.outcome).toEqual({
    status: "interrupted",
    reason: "restart",
  })
  await expect(start(deps, submit())).rejects.toMatchObject({ code: "shutting_down" })
})

test("a drain waits for an answer that was asked for before it and is still being claimed", async () => {
  const { deps, model } = testInstance(connection)
  const request = submit()
  const started = start(deps, request)
  const drained = drain(deps)
  await started
  await model.asked
  model.say("Once")
  model.end()
  await drained
  expect((await answerOf(deps, request.id))?.metadata?.outcome).toEqual({ status: "complete" })
})

test("a cursor of another answer is gone; nothing running is nothing to read; a finished one is read to its end", async () => {
  const { deps, model } = testInstance(connection)
  const request = submit()
  const { generationId } = await start(deps, request)
  const at = (cursor: string | null) => resumePoint(deps, { chatId: request.id, userId, cursor })
  expect(await at(null)).toEqual({ generationId, seq: 0 })
  await model.asked
  model.end()
  await deps.running.get(generationId)?.done
  expect(await at(null)).toBeNull()
  expect(await at(`${generationId}:1`)).toEqual({ generationId, seq: 1 })
  await expect(at(`${newMessageId()}:1`)).rejects.toMatchObject({ code: "cursor_gone" })
})
