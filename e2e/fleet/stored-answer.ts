import { expect } from "@playwright/test"
import type { ChatDetail } from "../../lib/protocol/chat.ts"
import type { Outcome } from "../../lib/protocol/outcome.ts"
import type { RawViewer } from "../fixtures/raw-viewer.ts"

export type StoredAnswer = { text: string; outcome: Outcome | null }

/** The only answer of a chat as an instance has it now. */
export async function storedAnswer(viewer: RawViewer, chatId: string): Promise<StoredAnswer> {
  const chat = await viewer.find<ChatDetail>(`/api/chat/${chatId}`)
  const answers = (chat?.messages ?? []).filter((message) => message.role === "assistant")
  expect(answers).toHaveLength(1)
  const text = (answers[0]?.parts ?? []).map((part) => (part.type === "text" ? part.text : "")).join("")
  return { text, outcome: answers[0]?.metadata?.outcome ?? null }
}

/** The answer once it has an outcome; waits for that at most so long. */
export async function endedAnswer(
  viewer: RawViewer,
  chatId: string,
  withinMs = 20_000,
): Promise<StoredAnswer> {
  const ended = async () => (await storedAnswer(viewer, chatId)).outcome !== null
  await expect.poll(ended, { timeout: withinMs, message: "an outcome" }).toBe(true)
  return storedAnswer(viewer, chatId)
}
