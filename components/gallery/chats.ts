import type { ChatSummary } from "@/lib/protocol/chat"
import type { ChatId, GenerationId } from "@/lib/protocol/ids"

/** What the clock says in screenshots: the days of the chats below are told from here. ISO 8601 in UTC. */
export const galleryNow = "2026-03-18T15:00:00.000Z"

const hourMs = 3_600_000

export const chats: ChatSummary[] = [
  chat("Water wheels of the Harz", 1, { generationId: "running" as GenerationId }),
  chat("A title that is far too long for a sidebar of any reasonable width", 3),
  chat("Leats", 26),
  chat("Weirs and what fish think of them", 80),
  chat("Silt", 500),
]

function chat(title: string, hoursAgo: number, rest: Partial<ChatSummary> = {}): ChatSummary {
  const at = new Date(Date.parse(galleryNow) - hoursAgo * hourMs).toISOString()
  const id = `gallery-${hoursAgo}` as ChatId
  return { id, title, createdAt: at, updatedAt: at, pinned: false, generationId: null, ...rest }
}
