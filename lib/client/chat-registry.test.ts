import { beforeEach, expect, test, vi } from "vitest"
import type { ChatId } from "../protocol/ids"
import { sendMessage } from "./chat-actions"
import { ChatRegistry } from "./chat-registry"
import { newTestSession, settle, shownText } from "./test-session"

beforeEach(() => void vi.useFakeTimers())

const idOf = (number: number) => `chat-${number}-aaaaaaaaaaaaaaaa` as ChatId

function newRegistry() {
  const { deps, server } = newTestSession()
  return { registry: new ChatRegistry(deps), server }
}

test("coming back to a chat finds it as it was left, still running", async () => {
  const { registry, server } = newRegistry()
  const session = registry.open(idOf(1), "new")
  session.watch()()
  void sendMessage(session, "Hello")
  await settle()
  server.say("Hi")
  await settle()
  for (let number = 2; number < 60; number++) registry.open(idOf(number), "new")
  expect(registry.open(idOf(1))).toBe(session)
  expect(session.state.get().running).toBe(true)
  expect(shownText(session)).toBe("Hi")
})

test("chats that nothing happens in are forgotten, the one opened longest ago first", () => {
  const { registry } = newRegistry()
  const first = registry.open(idOf(1), "new")
  const second = registry.open(idOf(2), "new")
  for (let number = 3; number <= 20; number++) registry.open(idOf(number), "new")
  registry.open(idOf(1))
  registry.open(idOf(21), "new")
  expect(registry.open(idOf(1))).toBe(first)
  expect(registry.open(idOf(2), "new")).not.toBe(second)
})

test("a chat on screen is never forgotten", () => {
  const { registry } = newRegistry()
  const watched = registry.open(idOf(1), "new")
  watched.watch()
  for (let number = 2; number < 60; number++) registry.open(idOf(number), "new")
  expect(registry.open(idOf(1))).toBe(watched)
})

test("news reach the chat they are about, and the call to look again reaches all", () => {
  const { registry } = newRegistry()
  const [one, two] = [registry.open(idOf(1), "new"), registry.open(idOf(2), "new")]
  const heard: string[] = []
  vi.spyOn(one, "onLive").mockImplementation((signal) => void heard.push(`one ${signal.type}`))
  vi.spyOn(two, "onLive").mockImplementation((signal) => void heard.push(`two ${signal.type}`))
  registry.onLive({ type: "chat-deleted", chatId: idOf(2) })
  registry.onLive({ type: "chat-deleted", chatId: idOf(3) })
  registry.onLive({ type: "resync" })
  expect(heard).toEqual(["two chat-deleted", "one resync", "two resync"])
})
