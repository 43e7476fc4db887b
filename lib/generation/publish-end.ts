import type { ChatId, GenerationId, UserId } from "../protocol/ids"
import type { Outcome } from "../protocol/outcome"
import type { GenerationDeps } from "./deps"

type Ended = { id: GenerationId; chatId: ChatId; userId: UserId }

/** Tells the user's tabs that an answer has ended; whoever waits for its stop on another instance hears it too. */
export function publishEnd({ live }: GenerationDeps, { id, chatId, userId }: Ended, outcome: Outcome): void {
  live.publish(userId, { type: "generation-ended", chatId, generationId: id, outcome })
}
