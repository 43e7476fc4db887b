import { streamText } from "ai"
import { addAttempts } from "../chat-store/attempts"
import { findChat, patchChat } from "../chat-store/chats"
import { log } from "../observe/log"
import { withoutContent } from "../observe/tracing"
import type { ChatMessage, MessagePart } from "../protocol/message"
import type { GenerationDeps } from "./deps"
import { loadConversation } from "./history"
import type { RunningGeneration } from "./running"

const maxTitle = 60
const maxMs = 20_000
/** How much of question and answer the model reads for a title, in characters each. */
const excerpt = 1_500
const ask =
  "Give this conversation a title of two to six words in its own language. Answer with the title alone: no quotes, no full stop."

/**
 * Replaces a new chat's first words by a title that the chat's model makes of its first exchange. Where that fails, or somebody
 * named the chat meanwhile, the chat keeps the title it has.
 */
export async function improveTitle(
  deps: GenerationDeps,
  identity: RunningGeneration["identity"],
  firstTitle: string,
): Promise<void> {
  if (!deps.config.TITLES || deps.draining) return
  const { chatId, userId, messageId, id } = identity
  const session = deps.models.open(null)
  if (session.info.scripted) return
  try {
    const { before, answer } = await loadConversation(deps.db, chatId, messageId)
    const prompt = [...before, answer].map(excerptOf).join("\n\n")
    const abortSignal = AbortSignal.timeout(maxMs)
    const result = streamText({
      model: session.model,
      instructions: ask,
      prompt,
      abortSignal,
      maxRetries: 0,
      telemetry: { functionId: "title", ...withoutContent },
      onError: () => {},
    })
    const title = firstWords([{ type: "text", text: unquoted(await result.text) }])
    const chat = await findChat(deps.db, chatId, userId)
    if (title === "" || chat.title !== firstTitle) return
    await patchChat(deps.db, chatId, userId, { title })
    deps.live.publish(userId, {
      type: "chat-changed",
      chatId,
      title,
      updatedAt: chat.updatedAt,
      pinned: chat.pinned,
    })
  } catch (error) {
    log.warn({ generationId: id, err: error }, "no title was made; the first words stay")
  } finally {
    await session.close()
    deps.observer.attempted(session.attempts)
    await addAttempts(deps.db, id, session.attempts)
  }
}

function excerptOf({ role, parts }: ChatMessage): string {
  const text = parts.map((part) => (part.type === "text" ? part.text : nameOf(part))).join("")
  return `${role}: ${text.slice(0, excerpt)}`
}

const nameOf = (part: MessagePart) => (part.type === "file" ? `[${part.filename}]\n` : "")

function unquoted(title: string): string {
  return title.trim().replace(/^["'“”«»「]+|["'“”«»」.。]+$/g, "")
}

/** A chat's first title: the first words of its first message. */
export function firstWords(parts: readonly MessagePart[]): string {
  const text = parts.map((part) => (part.type === "text" ? part.text : "")).join(" ")
  const line = text.replaceAll("\u0000", "").toWellFormed().trim().replace(/\s+/g, " ")
  if (line.length <= maxTitle) return line
  const cut = line.slice(0, maxTitle).toWellFormed()
  const space = cut.lastIndexOf(" ")
  return `${space > maxTitle / 2 ? cut.slice(0, space) : cut}…`
}
