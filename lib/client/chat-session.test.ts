import { beforeEach, expect, test, vi } from "vitest"
import type { MessageId } from "../protocol/ids"
import { approveTool, continueAnswer, retryAnswer, sendMessage } from "./chat-actions"
import type { FakeServer } from "./fake-server"
import { newTestSession, settle, shownText } from "./test-session"

beforeEach(() => void vi.useFakeTimers())

test("an answer streams into the message under its own id", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello", { model: "demo" })
  await settle()
  expect(session.chat.status).toBe("submitted")
  server.say("Hi ")
  await settle()
  expect(shownText(session)).toBe("Hi ")
  expect(session.chat.status).toBe("streaming")
  server.say("there")
  server.finish()
  await sent
  expect(shownText(session)).toBe("Hi there")
  expect(session.chat.messages.map(({ role }) => role)).toEqual(["user", "assistant"])
  expect(session.chat.messages.at(-1)).toMatchObject({
    id: server.generation?.messageId,
    metadata: { outcome: { status: "complete" } },
  })
  expect(session.state.get().running).toBe(false)
  expect(server.viewers).toBe(0)
  expect(server.requests).toHaveLength(1)
  expect(server.requests[0]).toMatchObject({
    method: "POST",
    url: "/api/chat",
    body: { trigger: "submit-message", model: "demo", message: { parts: [{ type: "text", text: "Hello" }] } },
  })
})

test("a failure in mid-answer stays a message with its outcome, not an error", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello")
  await settle()
  server.say("Once upon")
  server.append({ type: "error", errorText: "boom" })
  server.finish({ status: "failed", code: "provider_error" })
  await sent
  expect(session.chat.status).toBe("ready")
  expect(shownText(session)).toBe("Once upon")
  expect(session.chat.messages.at(-1)?.metadata?.outcome).toEqual({
    status: "failed",
    code: "provider_error",
  })
})

test("a chunk of a newer version is left out and the page is told that it is outdated", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello")
  await settle()
  server.append({ type: "hologram", data: 1 } as never)
  server.append({ type: "data-hologram", data: 1 } as never)
  server.say("Hi")
  server.finish()
  await sent
  expect(session.chat.status).toBe("ready")
  expect(shownText(session)).toBe("Hi")
  expect(session.state.get().outdated).toBe(true)
})

test("a notice of silence is shown until something comes", async () => {
  const { server, session } = newTestSession()
  void sendMessage(session, "Hello")
  await settle()
  server.append({ type: "data-notice", data: { kind: "silence", silentMs: 10_000 }, transient: true })
  await settle()
  expect(session.state.get().notice).toEqual({ kind: "silence", silentMs: 10_000 })
  server.say("Hi")
  await settle()
  expect(session.state.get().notice).toBeNull()
  expect(session.chat.messages.at(-1)?.parts.map(({ type }) => type)).toEqual(["text"])
})

test("a refused message is taken back and its text kept for the composer", async () => {
  const { server, session } = newTestSession()
  server.faults.push({ kind: "status", status: 503, code: "storage_unavailable" })
  await sendMessage(session, "Hello")
  expect(session.chat.messages).toEqual([])
  expect(session.chat.error).toMatchObject({ failure: { code: "storage_unavailable" } })
  const [id] = sentIds(server)
  expect(session.unsent.take()).toMatchObject({ text: "Hello", messageId: id })
  expect(session.unsent.take()).toBeNull()
})

test("what was set before the first message goes with it, and with no later one", async () => {
  const { server, session } = newTestSession()
  session.begin({ instructions: "In verse." })
  session.begin({ temporary: true })
  for (const text of ["Hello", "Again"]) {
    const sent = sendMessage(session, text)
    await settle()
    server.finish()
    await sent
  }
  const beginnings = server.requests.map(({ body }) => (body as { beginning?: unknown }).beginning)
  expect(beginnings).toEqual([{ instructions: "In verse.", temporary: true }, undefined])
})

test("what was set goes along again when the first message was not taken", async () => {
  const { server, session } = newTestSession()
  session.begin({ temperature: 0.2 })
  server.faults.push({ kind: "status", status: 503, code: "storage_unavailable" })
  await sendMessage(session, "Hello")
  const sent = sendMessage(session, "Hello")
  await settle()
  server.finish()
  await sent
  expect(server.requests.map(({ body }) => (body as { beginning?: unknown }).beginning)).toEqual([
    { temperature: 0.2 },
    { temperature: 0.2 },
  ])
})

test("the same text sent again keeps its id, another text gets another one", async () => {
  const { server, session } = newTestSession()
  const refused = { kind: "status", status: 500, code: "internal" } as const
  server.faults.push(refused, refused, refused)
  for (const text of ["Hello", "Hello", "Hello!"]) await sendMessage(session, text)
  const ids = sentIds(server)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})

test("the same text sent again after it was answered is a new message", async () => {
  const { server, session } = newTestSession()
  server.faults.push({ kind: "status", status: 500, code: "internal" })
  await sendMessage(session, "Hello")
  for (const _ of [1, 2]) {
    const sent = sendMessage(session, "Hello")
    await settle()
    server.finish()
    await sent
  }
  const ids = sentIds(server)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})

test("a message sent while an answer runs is not lost", async () => {
  const { server, session } = newTestSession()
  void sendMessage(session, "First")
  await settle()
  await sendMessage(session, "Second")
  expect(server.requests).toHaveLength(1)
  expect(session.unsent.take()).toMatchObject({ text: "Second", failure: { code: "generation_running" } })
})

test("when another device's answer is in the way, it is shown", async () => {
  const { server, session } = newTestSession()
  server.messages.push({
    id: "question-aaaaaaaaaaaa",
    role: "user",
    parts: [{ type: "text", text: "Other" }],
  })
  server.start()
  server.say("Other answer")
  server.faults.push({ kind: "status", status: 409, code: "generation_running" })
  await sendMessage(session, "Mine")
  await settle()
  expect(session.state.get()).toMatchObject({ running: true, unsent: { text: "Mine" } })
  expect(session.chat.messages[0]?.id).toBe("question-aaaaaaaaaaaa")
  expect(shownText(session)).toBe("Other answer")
})

test("retrying replaces the answer, and puts it back when the server refuses", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello")
  await settle()
  server.say("First")
  server.finish({ status: "stopped" })
  await sent
  const before = session.chat.messages
  server.faults.push({ kind: "status", status: 429, code: "too_many_requests", retryAfterS: 9 })
  await retryAnswer(session)
  expect(session.chat.messages).toEqual(before)
  expect(session.chat.error).toMatchObject({ failure: { code: "too_many_requests", retryAfterS: 9 } })

  const retried = retryAnswer(session, { messageId: before[1]?.id as MessageId, model: "other" })
  await settle()
  expect(server.requests.at(-1)?.body).toMatchObject({
    trigger: "regenerate-message",
    messageId: before[1]?.id,
    model: "other",
  })
  server.say("Second")
  server.finish()
  await retried
  expect(shownText(session)).toBe("Second")
  expect(session.chat.messages).toHaveLength(2)
})

test("a continued answer goes on in its message, which never shrinks meanwhile", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello")
  await settle()
  server.say("Once upon")
  server.finish({ status: "stopped" })
  await sent
  const id = session.chat.messages[1]?.id as MessageId
  const seen: string[] = []
  session.chat["~registerMessagesCallback"](() => seen.push(shownText(session)))

  server.faults.push({ kind: "refuse" }, { kind: "refuse" })
  const continued = continueAnswer(session, { messageId: id })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(session.state.get().running).toBe(true)
  expect(session.chat.messages[1]?.metadata?.outcome).toBeUndefined()
  server.say("Once upon")
  await settle()
  server.say(" a time")
  server.finish()
  await continued
  expect(server.requests.at(-1)?.body).toEqual({ id: session.id, trigger: "continue-message", messageId: id })
  expect(session.chat.messages).toHaveLength(2)
  expect(session.chat.messages[1]?.id).toBe(id)
  expect(shownText(session)).toBe("Once upon a time")
  expect(session.chat.messages[1]?.parts).toHaveLength(1)
  expect(seen.filter((text) => !text.startsWith("Once upon"))).toEqual([])
})

test("a continued answer that turned out shorter is shown as it is when it ends", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello")
  await settle()
  server.say("Once upon an")
  server.finish({ status: "stopped" })
  await sent
  const continued = continueAnswer(session, { messageId: session.chat.messages[1]?.id as MessageId })
  await settle()
  server.say("Once upon")
  server.finish()
  await continued
  expect(shownText(session)).toBe("Once upon")
  expect(session.chat.messages[1]?.metadata?.outcome).toEqual({ status: "complete" })
})

test("a continuation that the server refuses leaves the message as it was", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello")
  await settle()
  server.say("Once upon")
  server.finish({ status: "stopped" })
  await sent
  const before = session.chat.messages
  server.faults.push({ kind: "status", status: 503, code: "storage_unavailable" })
  await continueAnswer(session, { messageId: before[1]?.id as MessageId })
  expect(session.chat.messages).toEqual(before)
  expect(session.chat.error).toMatchObject({ failure: { code: "storage_unavailable" } })
})

test("an approved tool call goes on in its message without repeating what was there", async () => {
  const { server, session } = newTestSession()
  const call = { toolCallId: "call", toolName: "weather", dynamic: true, input: { city: "Oslo" } } as const
  const request = { type: "tool-approval-request", approvalId: "approval", toolCallId: "call" } as const
  const sent = sendMessage(session, "Hello")
  await settle()
  server.append({ type: "start-step" }, { type: "tool-input-available", ...call }, request)
  server.finish()
  await sent
  const messageId = session.chat.messages[1]?.id as MessageId

  const approved = approveTool(session, { messageId, approvalId: "approval", approved: true })
  await settle()
  expect(session.chat.messages[1]?.parts[1]).toMatchObject({ state: "approval-responded" })
  server.append({ type: "start-step" }, { type: "tool-input-available", ...call }, request)
  server.append({ type: "tool-approval-response", approvalId: "approval", approved: true })
  server.append({ type: "tool-output-available", toolCallId: "call", output: "rain" })
  server.say("It rains.")
  server.finish()
  await approved
  expect(session.chat.messages[1]?.id).toBe(messageId)
  expect(session.chat.messages[1]?.parts).toMatchObject([
    { type: "step-start" },
    { type: "dynamic-tool", state: "output-available", output: "rain" },
    { type: "text", text: "It rains." },
  ])
  expect(server.requests.at(-1)?.body).toMatchObject({
    trigger: "approve-tool",
    approvalId: "approval",
    approved: true,
  })
})

test("a message says what is taken for the end of the chat: nothing, and then the last answer", async () => {
  const { server, session } = newTestSession()
  for (const text of ["Hello", "And then?"]) {
    const sent = sendMessage(session, text)
    await settle()
    server.finish()
    await sent
  }
  const [first, second] = server.requests.filter(({ url }) => url === "/api/chat").map(({ body }) => body)
  expect(first).toHaveProperty("leafId", null)
  expect(second).toHaveProperty("leafId", session.chat.messages[1]?.id)
})

test("editing branches off after the parent", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello")
  await settle()
  server.finish()
  await sent
  const edited = sendMessage(session, "Hello again", { parentId: null })
  await settle()
  server.say("Hi")
  server.finish()
  await edited
  expect(session.chat.messages).toHaveLength(2)
  expect(server.requests.at(-1)?.body).toMatchObject({
    parentId: null,
    message: { parts: [{ text: "Hello again" }] },
  })
})

function sentIds(server: FakeServer): string[] {
  return server.requests.flatMap(
    ({ body }) => (body as { message?: { id: string } } | null)?.message?.id ?? [],
  )
}
