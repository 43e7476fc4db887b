import type { ChatDetail, Siblings } from "../protocol/chat"
import type { ChatBeginning } from "../protocol/chat-settings"
import type { MessageId } from "../protocol/ids"
import type { NoticeData } from "../protocol/message"
import type { Ratings } from "../protocol/rating"
import type { AttachedFile } from "./attached-file"
import { type ConnectionState, connected } from "./connection-state"
import type { Failure } from "./request-failed"

/** A message that the server did not take: its text and files belong back in the composer. */
export type Unsent = {
  messageId: MessageId
  text: string
  files: readonly AttachedFile[]
  failure: Failure
}

/** What a page shows of a chat besides its messages and `chat.error`. */
export type SessionState = {
  /** `missing`: deleted, or somebody else's. `failed`: not loaded yet; tried again when the page wakes. */
  loading: "loading" | "ready" | "missing" | "failed"
  /** What the store says of the chat; null for one that is not stored yet. */
  detail: Omit<ChatDetail, "messages" | "siblings" | "ratings"> | null
  siblings: Siblings
  ratings: Ratings
  /** What a chat that is not stored yet is to begin with. */
  beginning: ChatBeginning
  /** The message that was sent from here last. */
  sentId: MessageId | null
  /** From the click to the end of the answer; nothing else can be sent meanwhile. */
  running: boolean
  /** Stop was pressed. */
  stopping: boolean
  connection: ConnectionState
  /** Why nothing is coming just now. */
  notice: NoticeData | null
  unsent: Unsent | null
  /** The server speaks a newer version: reloading the page would show more. */
  outdated: boolean
}

export const freshState: SessionState = {
  loading: "ready",
  detail: null,
  siblings: {},
  ratings: {},
  beginning: {},
  sentId: null,
  running: false,
  stopping: false,
  connection: connected,
  notice: null,
  unsent: null,
  outdated: false,
}
