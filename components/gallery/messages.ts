import type { ChatMessage, MessageMetadata, MessagePart } from "@/lib/protocol/message"

export const question: ChatMessage = {
  id: "question",
  role: "user",
  parts: [{ type: "text", text: "How does a mill race work?\n\nPlease compare it with a weir." }],
}

/** An answer of one text part; `metadata` on top of what every finished answer has. */
export function answer(text: string, metadata: MessageMetadata = {}): ChatMessage {
  return answerOf(text === "" ? [] : [{ type: "text", text, state: "done" }], metadata)
}

export function answerOf(parts: MessagePart[], metadata: MessageMetadata = {}): ChatMessage {
  return { id: "answer", role: "assistant", parts, metadata: { ...finished, ...metadata } }
}

/** An answer that is being made has no outcome yet. */
export function unfinished(message: ChatMessage): ChatMessage {
  const { outcome: _, ...metadata } = message.metadata ?? {}
  return { ...message, metadata }
}

const finished: MessageMetadata = {
  generationId: "V1StGXR8_Z5jdHi6B-myT" as NonNullable<MessageMetadata["generationId"]>,
  outcome: { status: "complete" },
  model: { id: "gpt-5", name: "GPT-5", provider: "OpenAI" },
  usage: { inputTokens: 64, outputTokens: 348, estimated: false, costUsd: 0.00312 },
  timing: { firstTokenMs: 412, totalMs: 5120 },
  attempts: 1,
}

export const partial =
  "A mill race is the channel that carries water from a river to a mill wheel. The **headrace** leads it there, the **tailrace** takes it"
