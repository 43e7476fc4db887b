import { expect, test } from "vitest"
import type { ChatPage, ChatSummary } from "../protocol/chat"
import type { ChatId, GenerationId, MessageId } from "../protocol/ids"
import { ChatList } from "./chat-list"

const generationId = "g".repeat(21) as GenerationId
const messageId = "m".repeat(21) as MessageId

test("a chat that begins to answer moves to the top and turns, one that ends stays", () => {
  const list = listOf(page([chat("b", 2), chat("a", 1)]))
  list.onLive({ type: "generation-started", chatId: id("a"), generationId, messageId })
  expect(ids(list)).toEqual(["a", "b"])
  expect(list.state.get().chats[0]?.generationId).toBe(generationId)
  list.onLive({ type: "generation-ended", chatId: id("a"), generationId, outcome: { status: "complete" } })
  expect(list.state.get().chats[0]?.generationId).toBeNull()
})

test("a deletion that is undone puts the chat back in its place", () => {
  const list = listOf(page([chat("c", 3), chat("b", 2), chat("a", 1)]))
  const undo = list.hide(id("b"))
  expect(ids(list)).toEqual(["c", "a"])
  undo()
  expect(ids(list)).toEqual(["c", "b", "a"])
})

test("a chat whose deletion is pending does not come back with a fresh list", async () => {
  const list = new ChatList(
    async () => page([chat("b", 2), chat("a", 1)]),
    page([chat("b", 2), chat("a", 1)]),
  )
  list.hide(id("b"))
  await list.refresh()
  expect(ids(list)).toEqual(["a"])
})

test("a chat whose deletion was called off is listed with the next fresh list", async () => {
  const list = listOf(page([chat("b", 2), chat("a", 1)]))
  list.hide(id("b"))
  list.unhide(id("b"))
  await list.refresh()
  expect(ids(list)).toEqual(["b", "a"])
})

test("a fresh first page keeps the older pages and drops what was deleted elsewhere", async () => {
  const list = new ChatList(
    async ({ before }) => (before ? page([chat("a", 1)]) : page([chat("d", 4), chat("b", 2)], "b")),
    page([chat("c", 3), chat("b", 2)], "b"),
  )
  await list.loadMore()
  expect(ids(list)).toEqual(["c", "b", "a"])
  await list.refresh()
  expect(ids(list)).toEqual(["d", "b", "a"])
})

test("a page that cannot be loaded can be tried again", async () => {
  let away = true
  const list = new ChatList(
    async () => (away ? Promise.reject(new Error("away")) : page([chat("a", 1)])),
    page([chat("b", 2)], "b"),
  )
  await list.loadMore()
  expect(list.state.get().more).toBe("failed")
  away = false
  await list.loadMore()
  expect(ids(list)).toEqual(["b", "a"])
  expect(list.state.get()).toMatchObject({ next: null, more: "idle" })
})

function listOf(initial: ChatPage) {
  return new ChatList(async () => initial, initial)
}
function page(chats: ChatSummary[], next: string | null = null): ChatPage {
  return { chats, next }
}
function chat(name: string, day: number): ChatSummary {
  const at = `2026-01-0${day}T00:00:00.000Z`
  return { id: id(name), title: name, createdAt: at, updatedAt: at, pinned: false, generationId: null }
}
function id(name: string): ChatId {
  return name as ChatId
}
function ids(list: ChatList): string[] {
  return list.state.get().chats.map((chat) => chat.id)
}
