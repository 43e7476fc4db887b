import type { ChatSummary } from "@/lib/protocol/chat"

export type DayGroup = "pinned" | "today" | "yesterday" | "week" | "month" | "older"
export type ChatGroup = { day: DayGroup; chats: ChatSummary[] }

/** Groups chats by when they were last used, in the days of `timeZone` (the machine's own by default). Keeps their order. */
export function groupByDay(chats: readonly ChatSummary[], now: Date, timeZone?: string): ChatGroup[] {
  const groups = new Map<DayGroup, ChatSummary[]>(
    (["pinned", "today", "yesterday", "week", "month", "older"] as const).map((day) => [day, []]),
  )
  const today = dayNumber(now, timeZone)
  for (const chat of chats) {
    const day = chat.pinned ? "pinned" : named(today - dayNumber(new Date(chat.updatedAt), timeZone))
    groups.get(day)?.push(chat)
  }
  return [...groups].flatMap(([day, grouped]) => (grouped.length > 0 ? [{ day, chats: grouped }] : []))
}

function named(daysAgo: number): DayGroup {
  if (daysAgo <= 0) return "today"
  if (daysAgo === 1) return "yesterday"
  return daysAgo <= 7 ? "week" : daysAgo <= 30 ? "month" : "older"
}

const formats = new Map<string | undefined, Intl.DateTimeFormat>()

/** Days since 1970, as a calendar on the wall counts them. */
function dayNumber(date: Date, timeZone: string | undefined): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" })
    formats.set(timeZone, format)
  }
  return Date.parse(`${format.format(date)}T00:00:00Z`) / 86_400_000
}
