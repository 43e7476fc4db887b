import { Chat } from "@ai-sdk/react"
import type { ChatInit } from "ai"
import type { ChatMessage } from "../protocol/message"

/** A replay comes within moments; what it leaves out must not freeze the screen for longer. */
const holdMs = 1_000

/**
 * A `Chat` whose messages never shrink while they are rebuilt: a resumed answer is replayed from its beginning, and until
 * the replay has reached what is on screen, what is on screen stays.
 */
export class SteadyChat extends Chat<ChatMessage> {
  #held: ChatMessage | undefined
  #heldUntil = 0

  constructor(init: ChatInit<ChatMessage>) {
    super(init)
    const replace = this.state.replaceMessage
    this.state.replaceMessage = (index, message) => {
      if (this.#held?.id === message.id && isBehind(message, this.#held) && Date.now() < this.#heldUntil)
        return
      this.#held = undefined
      replace(index, message)
    }
  }

  /** Holds a message until the replay that begins now has caught up with it, for a second at most. */
  hold(message: ChatMessage | undefined): void {
    this.#held = message
    this.#heldUntil = Date.now() + holdMs
  }
}

function isBehind(replayed: ChatMessage, shown: ChatMessage): boolean {
  if (replayed.metadata?.outcome !== undefined) return false
  return replayed.parts.length < shown.parts.length || textLength(replayed) < textLength(shown)
}

function textLength(message: ChatMessage): number {
  return message.parts.reduce((sum, part) => sum + ("text" in part ? part.text.length : 0), 0)
}
