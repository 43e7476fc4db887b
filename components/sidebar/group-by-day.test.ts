import { expect, test } from "vitest"
import type { ChatSummary } from "@/lib/protocol/chat"
import type { ChatId } from "@/lib/protocol/ids"
import { groupByDay } from "./group-by-day"

const now = new Date("2026-03-15T12:00:00Z")

test("chats are grouped by the calendar, pinned ones first, and empty groups are left out", () => {
  const groups = groupByDay(
    [
      chat("a", "2026-03-15T00:10:00Z"),
      chat("b", "2026-03-14T23:50:00Z"),
      chat("c", "2026-03-08T12:00:00Z"),
      chat("d", "2025-01-01T00:00:00Z", true),
      chat("e", "2025-01-01T00:00:00Z"),
    ],
    now,
    "UTC",
  )
  expect(groups.map(({ day, chats }) => [day, ...chats.map(({ id }) => id)])).toEqual([
    ["pinned", "d"],
    ["today", "a"],
    ["yesterday", "b"],
    ["week", "c"],
    ["older", "e"],
  ])
})

test("midnight is the reader's own", () => {
  const [group] = groupByDay([chat("a", "2026-03-14T23:50:00Z")], now, "Asia/Shanghai")
  expect(group?.day).toBe("today")
})

function chat(id: string, updatedAt: string, pinned = false): ChatSummary {
  return { id: id as ChatId, title: id, createdAt: updatedAt, updatedAt, pinned, generationId: null }
}
