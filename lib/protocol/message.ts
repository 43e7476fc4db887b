import type { UIMessage, UIMessageChunk } from "ai"
import type { GenerationId, MessageId } from "./ids"
import type { Outcome } from "./outcome"

/** Tokens and cost of an answer, failed and stopped attempts included. */
export type Usage = {
  inputTokens: number
  outputTokens: number
  /** True where a provider reported nothing and a tokenizer counted instead. */
  estimated: boolean
  costUsd?: number
}

/** All in milliseconds. An answer that was continued has the sum of its runs. */
export type Timing = {
  /** From the start of the first run to its first visible content. */
  firstTokenMs?: number
  totalMs: number
  /** From the first visible content of each run to its end; absent where it was not measured. */
  writingMs?: number
}

/**
 * `POST /api/chat/[id]/stop`: what Stop did. `upstreamClosedMs` is how long the upstream socket took to close, null where none
 * was open; `outcome` is null only when the owner has not answered in time.
 */
export type StopReceipt = {
  generationId: GenerationId
  outcome: Outcome | null
  upstreamClosedMs: number | null
  usage: Usage | null
}

/** Which model answered; `failedOver` names the candidate that did not. */
export type AnsweredBy = {
  id: string
  name: string
  provider: string
  failedOver?: string
  scripted?: boolean
}

/** A seam where Continue joined: index of the part, and the UTF-16 offset in its text. */
export type Seam = { part: number; offset: number }

/** Everything about a message but its parts. `outcome` is absent while the answer is being made. */
export type MessageMetadata = {
  createdAt?: string
  parentId?: MessageId | null
  generationId?: GenerationId
  outcome?: Outcome
  model?: AnsweredBy
  usage?: Usage
  timing?: Timing
  /** How long the model thought, in milliseconds, by the index of the reasoning part. */
  reasoningMs?: Record<number, number>
  /** Set when it was stopped: how long the upstream socket took to close. */
  upstreamClosedMs?: number | null
  /** Upstream attempts made, failed ones included. */
  attempts?: number
  seams?: Seam[]
  /** Quirks worth telling in the details: skipped events, a missing finish reason. */
  notes?: string[]
}

/** A silence notice while streaming (transient, never stored): content has not come for `silentMs`. */
export type NoticeData = { kind: "silence"; silentMs: number } | { kind: "waiting"; model: string }

export type DataParts = { notice: NoticeData }
export type ChatMessage = UIMessage<MessageMetadata, DataParts>
export type MessagePart = ChatMessage["parts"][number]

/** What a stream log holds and a viewer receives: the AI SDK's UI message chunks. */
export type Chunk = UIMessageChunk<MessageMetadata, DataParts>

/** The one chunk that ends a stream; everything worth saving is saved before it is sent. */
export function isTerminal(chunk: Chunk): boolean {
  return chunk.type === "finish"
}
