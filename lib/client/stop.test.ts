import { beforeEach, expect, test, vi } from "vitest"
import { sendMessage } from "./chat-actions"
import { FakeServer } from "./fake-server"
import { chatId, newTestSession, settle, shownText } from "./test-session"

beforeEach(() => void vi.useFakeTimers())

const stops = (server: FakeServer) => server.requests.filter(({ url }) => url.endsWith("/stop")).length

test("stop shows at once, and the stream ends by itself with its outcome", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello")
  await settle()
  server.say("Once upon")
  await settle()
  const stopped = session.stop()
  expect(session.state.get().stopping).toBe(true)
  await stopped
  await sent
  expect(shownText(session)).toBe("Once upon")
  expect(session.chat.messages[1]?.metadata?.outcome).toEqual({ status: "stopped" })
  expect(session.state.get()).toMatchObject({ running: false, stopping: false })
  expect(stops(server)).toBe(1)
})

test("a stop that overtakes its message is repeated until it stops that one, not the answer before", async () => {
  const server = new FakeServer(chatId)
  server.start()
  server.finish()
  let arrive: () => void = () => undefined
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const slow: typeof fetch = async (url, init) => {
    if (String(url) === "/api/chat") await arrival
    return server.fetch(url, init)
  }
  const { session } = newTestSession({ server, fetch: slow })
  const sent = sendMessage(session, "Hello")
  await settle()
  void session.stop()
  await vi.advanceTimersByTimeAsync(500)
  expect(stops(server)).toBeGreaterThan(1)
  arrive()
  await vi.advanceTimersByTimeAsync(2_000)
  await sent
  expect(session.chat.messages[1]?.metadata?.outcome).toEqual({ status: "stopped" })
})

test("a stop while the network is away ends the sending, and the text goes back", async () => {
  const { server, session } = newTestSession()
  server.faults.push({ kind: "refuse" }, { kind: "refuse" }, { kind: "refuse" })
  const sent = sendMessage(session, "Hello")
  await vi.advanceTimersByTimeAsync(600)
  void session.stop()
  await vi.advanceTimersByTimeAsync(5_000)
  await sent
  expect(session.chat.messages).toEqual([])
  expect(session.state.get()).toMatchObject({
    running: false,
    stopping: false,
    unsent: { text: "Hello", failure: { code: "cancelled" } },
  })
})

test("a stop that cannot be delivered is repeated", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello")
  await settle()
  server.stopFaults = 2
  void session.stop()
  await vi.advanceTimersByTimeAsync(100)
  expect(server.generation?.over).toBe(false)
  await vi.advanceTimersByTimeAsync(1_000)
  await sent
  expect(session.chat.messages[1]?.metadata?.outcome).toEqual({ status: "stopped" })
})

test("stopping where this tab reads nothing asks the server once", async () => {
  const { server, session } = newTestSession()
  server.start()
  await session.stop()
  expect(stops(server)).toBe(1)
  expect(server.generation?.over).toBe(true)
  expect(session.state.get().stopping).toBe(false)
})
