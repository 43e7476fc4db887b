import { beforeEach, expect, test, vi } from "vitest"
import type { ChatId } from "../protocol/ids"
import { releaseAfterMs } from "./attention"
import { sendMessage } from "./chat-actions"
import { FakeServer, type Fault } from "./fake-server"
import { headerMs, silenceMs } from "./reconnect-policy"
import { chatId, newTestSession, settle, shownText } from "./test-session"

beforeEach(() => void vi.useFakeTimers())

const streams = (server: FakeServer) => server.requests.filter(({ url }) => url.endsWith("/stream"))

/** Breaks at the first words. */
const lateReset: Fault = { kind: "break", afterBytes: 200, how: "reset" }
const refusals = (length: number): Fault[] => Array.from({ length }, () => ({ kind: "refuse" }))

async function streaming(faults: FakeServer["faults"] = []) {
  const made = newTestSession()
  made.server.faults.push(...faults)
  const sent = sendMessage(made.session, "Hello")
  await settle()
  return { ...made, sent }
}

test.each(["eof", "reset"] as const)(
  "a connection cut by %s goes on behind its cursor at once, without a word",
  async (how) => {
    const { server, session, sent } = await streaming([{ kind: "break", afterBytes: 400, how }])
    for (const word of ["one ", "two ", "three ", "four"]) server.say(word)
    await settle()
    expect(shownText(session)).toBe("one two three four")
    expect(session.state.get().connection).toEqual({ kind: "connected" })
    expect(streams(server)).toHaveLength(1)
    expect(streams(server)[0]?.cursor).toMatch(/^generation-1-aaaaaaaa:\d+$/)
    server.finish()
    await sent
    expect(server.viewers).toBe(0)
  },
)

test("a connection that is silently dead is given up after 25 s without a byte", async () => {
  const { server, session } = await streaming([{ kind: "break", afterBytes: 10, how: "mute" }])
  server.say("Hi")
  await vi.advanceTimersByTimeAsync(silenceMs - 10)
  expect(shownText(session)).toBe("Hello")
  await vi.advanceTimersByTimeAsync(20)
  expect(shownText(session)).toBe("Hi")
})

test("a reconnection that gets no headers is given up after 10 s", async () => {
  const { server, session } = await streaming([
    { kind: "break", afterBytes: 10, how: "reset" },
    { kind: "hang" },
  ])
  server.say("Hi")
  await vi.advanceTimersByTimeAsync(headerMs - 10)
  expect(shownText(session)).toBe("Hello")
  expect(session.state.get().connection).toEqual({ kind: "reconnecting", attempt: 1, of: 6 })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(shownText(session)).toBe("Hi")
  expect(session.state.get().connection).toEqual({ kind: "connected" })
})

test("six attempts are counted, then it says offline and still comes back by itself", async () => {
  const { server, session } = await streaming([lateReset, ...refusals(7)])
  const said: unknown[] = []
  session.state.subscribe(() => said.push(session.state.get().connection))
  server.say("Hi")
  await vi.advanceTimersByTimeAsync(20_000)
  expect(said.filter((state, index) => state !== said[index - 1])).toEqual([
    ...[2, 3, 4, 5, 6].map((attempt) => ({ kind: "reconnecting", attempt, of: 6 })),
    { kind: "offline" },
  ])
  await vi.advanceTimersByTimeAsync(30_000)
  expect(shownText(session)).toBe("Hi")
  expect(session.state.get().connection).toEqual({ kind: "connected" })
})

test("a proxy that cuts what is silent for 5 s is not noticed, however often it does", async () => {
  const { server, session } = await streaming(
    Array.from({ length: 12 }, () => ({ kind: "cut", afterMs: 5_000 })),
  )
  const kinds = new Set<string>()
  session.state.subscribe(() => kinds.add(session.state.get().connection.kind))
  await vi.advanceTimersByTimeAsync(56_000)
  expect(streams(server)).toHaveLength(11)
  server.say("At last")
  await settle()
  expect(shownText(session)).toBe("At last")
  expect(kinds).not.toContain("reconnecting")
  expect(kinds).not.toContain("offline")
})

test("a page that wakes begins to count again", async () => {
  const { server, session, page } = await streaming([lateReset, ...refusals(20)])
  server.say("Hi")
  await vi.advanceTimersByTimeAsync(20_000)
  expect(session.state.get().connection).toEqual({ kind: "offline" })
  page.tell("online")
  await settle()
  await vi.advanceTimersByTimeAsync(500)
  expect(session.state.get().connection).toMatchObject({ kind: "reconnecting", attempt: 3 })
})

test.each(["online", "visible", "restored"] as const)(
  "offline ends at once when the page comes %s",
  async (event) => {
    const { server, session, page } = await streaming([lateReset, ...refusals(6)])
    server.say("Hi")
    await vi.advanceTimersByTimeAsync(20_000)
    expect(session.state.get().connection).toEqual({ kind: "offline" })
    page.tell(event)
    await settle()
    expect(shownText(session)).toBe("Hi")
  },
)

test("coming online drops a connection that looks alive", async () => {
  const { server, session, page } = await streaming([{ kind: "break", afterBytes: 10, how: "mute" }])
  server.say("Hi")
  page.tell("online")
  await settle()
  expect(shownText(session)).toBe("Hi")
})

test("a lost POST is sent again with the same body and joins its answer", async () => {
  const { server, session } = await streaming([{ kind: "refuse" }, { kind: "refuse" }])
  await vi.advanceTimersByTimeAsync(2_000)
  server.say("Hi")
  await settle()
  expect(server.requests.map(({ method }) => method)).toEqual(["POST", "POST", "POST"])
  expect(new Set(server.requests.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(shownText(session)).toBe("Hi")
  expect(session.chat.messages).toHaveLength(2)
})

test("an answer that ended while nobody was connected is shown with its end", async () => {
  const { server, session, sent } = await streaming([
    { kind: "break", afterBytes: 10, how: "reset" },
    { kind: "refuse" },
  ])
  server.say("Once upon a time")
  server.finish({ status: "interrupted", reason: "abandoned" })
  await vi.advanceTimersByTimeAsync(1_000)
  await sent
  expect(shownText(session)).toBe("Once upon a time")
  expect(session.chat.messages[1]?.metadata?.outcome).toEqual({ status: "interrupted", reason: "abandoned" })
  expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(1)
})

test.each([204, 410])("%i on the way back shows what the store has", async (status) => {
  const { server, session, sent } = await streaming([
    lateReset,
    { kind: "status", status, code: "cursor_gone" },
  ])
  server.say("From the")
  server.finish({ status: "interrupted", reason: "server-lost" }, "From the store")
  await vi.advanceTimersByTimeAsync(1_000)
  await sent
  expect(session.chat.status).toBe("ready")
  expect(shownText(session)).toBe("From the store")
  expect(session.state.get()).toMatchObject({ running: false, connection: { kind: "connected" } })
})

test("an answer of another device that took this one's place is joined", async () => {
  const { server, session } = await streaming([{ kind: "break", afterBytes: 400, how: "reset" }])
  server.say("First")
  await settle()
  server.finish({ status: "complete" }, "First")
  server.start()
  server.say("Second")
  await vi.advanceTimersByTimeAsync(1_000)
  expect(session.chat.messages.map(({ id }) => id.slice(0, 8))).toHaveLength(3)
  expect(shownText(session)).toBe("Second")
  expect(session.state.get().running).toBe(true)
})

test("a chat deleted meanwhile ends the reading with what the server says", async () => {
  const { session, sent } = await streaming([
    { kind: "break", afterBytes: 10, how: "reset" },
    { kind: "status", status: 404, code: "not_found" },
  ])
  await vi.advanceTimersByTimeAsync(1_000)
  await sent
  expect(session.chat.error).toMatchObject({ failure: { code: "not_found" } })
})

test("a hidden tab lets go of its connection and comes back as if nothing had happened", async () => {
  const { server, session, page, sent } = await streaming()
  const connections: string[] = []
  session.state.subscribe(() => connections.push(session.state.get().connection.kind))
  server.say("one ")
  await settle()
  page.tell("hidden")
  await vi.advanceTimersByTimeAsync(releaseAfterMs + 10)
  expect(server.viewers).toBe(0)
  server.say("two ")
  await vi.advanceTimersByTimeAsync(60_000)
  expect(session.chat.status).toBe("streaming")
  expect(server.viewers).toBe(0)
  page.tell("visible")
  await settle()
  expect(shownText(session)).toBe("one two ")
  server.finish()
  await sent
  expect(connections.filter((kind) => kind !== "connected")).toEqual([])
})

test("a chat that left the screen lets go as well, and reads its end when it hears of it", async () => {
  const { server, session, leave, sent } = await streaming()
  leave()
  await vi.advanceTimersByTimeAsync(releaseAfterMs + 10)
  expect(server.viewers).toBe(0)
  server.say("All of it")
  server.finish()
  const generationId = server.generation?.id as NonNullable<FakeServer["generation"]>["id"]
  session.onLive({ type: "generation-ended", chatId, generationId, outcome: { status: "complete" } })
  await sent
  expect(shownText(session)).toBe("All of it")
  expect(session.state.get().running).toBe(false)
})

test("a page loaded in mid-answer shows what the store has, then the rest, and never less", async () => {
  const server = new FakeServer(chatId)
  server.start()
  server.say("Once upon ")
  const { session } = newTestSession({ server, initial: server.detail })
  const seen: string[] = []
  session.chat["~registerMessagesCallback"](() => seen.push(shownText(session)))
  server.say("a time")
  await settle()
  expect(session.chat.status).toBe("streaming")
  expect(shownText(session)).toBe("Once upon a time")
  expect(seen.filter((text) => text.length < "Once upon ".length)).toEqual([])
  expect(session.chat.messages).toHaveLength(1)
})

test("a chat that is opened by its id alone is loaded when it is watched", async () => {
  const server = new FakeServer(chatId)
  server.messages.push({
    id: "question-aaaaaaaaaaaa",
    role: "user",
    parts: [{ type: "text", text: "Hello" }],
  })
  const { session } = newTestSession({ server, initial: null })
  expect(session.state.get().loading).toBe("loading")
  await settle()
  expect(session.state.get()).toMatchObject({ loading: "ready", detail: { title: "Chat" }, running: false })
  expect(session.chat.messages).toHaveLength(1)
})

test("what is sent while the chat still loads is not overwritten by what was loaded", async () => {
  const server = new FakeServer(chatId)
  let load: () => void = () => undefined
  const loading = new Promise<void>((resolve) => {
    load = resolve
  })
  const slow: typeof fetch = async (url, init) => {
    const response = await server.fetch(url, init)
    if (String(url) === `/api/chat/${chatId}`) await loading
    return response
  }
  const { session } = newTestSession({ server, fetch: slow, initial: null })
  const sent = sendMessage(session, "Hello")
  await settle()
  server.say("Hi")
  load()
  await settle()
  expect(session.chat.messages.map(({ role }) => role)).toEqual(["user", "assistant"])
  server.finish()
  await sent
  await settle()
  expect(shownText(session)).toBe("Hi")
  expect(session.state.get().loading).toBe("ready")
})

test("an answer begun on another device appears in a tab that was open before", async () => {
  const { server, session } = newTestSession()
  server.messages.push({
    id: "question-aaaaaaaaaaaa",
    role: "user",
    parts: [{ type: "text", text: "Hello" }],
  })
  const { id: generationId, messageId } = server.start()
  session.onLive({ type: "generation-started", chatId: chatId as ChatId, generationId, messageId })
  server.say("Hi")
  await settle()
  expect(session.chat.messages.map(({ role }) => role)).toEqual(["user", "assistant"])
  expect(shownText(session)).toBe("Hi")
  server.say(" there")
  server.finish()
  await settle()
  expect(shownText(session)).toBe("Hi there")
  session.onLive({ type: "generation-ended", chatId, generationId, outcome: { status: "complete" } })
  await settle()
  expect(server.requests.map(({ url }) => url)).toEqual([`/api/chat/${chatId}`, `/api/chat/${chatId}/stream`])
})

test("a new chat that nothing was sent in is not looked for", async () => {
  const { server, session } = newTestSession()
  session.onLive({ type: "resync" })
  await settle()
  expect(server.requests).toEqual([])
})
