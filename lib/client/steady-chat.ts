import { Chat } from "@ai-sdk/react"
import type { ChatInit } from "ai"
import type { ChatMessage } from "../protocol/message"

/** A replay comes within moments; whatever it leaves out must not freeze the screen for longer. */
const holdMs = 5_000

/**
 * A `Chat` whose messages never shrink while they are rebuilt: a resumed answer is replayed from its beginning, and until
 * the replay has reached what is on screen, what is on screen stays.
 */
export class SteadyChat extends Chat<ChatMessage> {
  #held: ChatMessage | undefined
  /** Counted from the first piece of the replay, however long it took to come. */
  #heldUntil: number | undefined

  constructor(init: ChatInit<ChatMessage>) {
    super(init)
    const replace = this.state.replaceMessage
    this.state.replaceMessage = (index, message) => {
      if (this.#isTooEarly(message)) return
      this.#held = undefined
      replace(index, message)
    }
  }

  /** Holds a message until the replay that is about to come has caught up with it, or `release` is called. */
  hold(message: ChatMessage | undefined): void {
    this.#held = message
    this.#heldUntil = undefined
  }

  release(): void {
    this.#held = undefined
  }

  #isTooEarly(message: ChatMessage): boolean {
    if (this.#held?.id !== message.id || !isBehind(message, this.#held)) return false
    this.#heldUntil ??= Date.now() + holdMs
    return Date.now() < this.#heldUntil
  }
}

function isBehind(replayed: ChatMessage, shown: ChatMessage): boolean {
  const [one, other] = [sizeOf(replayed), sizeOf(shown)]
  return one.tools < other.tools || one.letters < other.letters
}

function sizeOf({ parts }: ChatMessage): { tools: number; letters: number } {
  return {
    tools: parts.filter((part) => "toolCallId" in part).length,
    letters: parts.reduce((sum, part) => sum + ("text" in part ? part.text.length : 0), 0),
  }
}
