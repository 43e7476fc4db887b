import { z } from "zod"
import type { ExportedChat, ExportedMessage } from "./exported"

const node = z.object({
  id: z.string(),
  parent: z.string().nullish(),
  message: z
    .object({
      author: z.object({ role: z.string() }),
      create_time: z.number().nullish(),
      content: z.object({ content_type: z.string(), parts: z.array(z.unknown()).optional() }),
      metadata: z
        .object({
          model_slug: z.string().nullish(),
          is_visually_hidden_from_conversation: z.boolean().nullish(),
        })
        .nullish(),
    })
    .nullish(),
})
type Node = z.infer<typeof node>

/** One element of ChatGPT's `conversations.json`, as far as we read it. */
export const chatgptConversation = z.object({
  title: z.string().nullish(),
  create_time: z.number().nullish(),
  update_time: z.number().nullish(),
  current_node: z.string().nullish(),
  mapping: z.record(z.string(), node),
})
type Conversation = z.infer<typeof chatgptConversation>

/**
 * The conversation with all its branches. Only what was said is taken: hidden messages, tools and system prompts are left out,
 * and what hung on them hangs on what was before.
 */
export function fromChatgpt({ mapping, ...conversation }: Conversation): ExportedChat {
  const nodes = Object.values(mapping)
  const createdAt = timeOf(conversation.create_time) ?? new Date().toISOString()
  const messages = nodes.filter(isSaid).map(
    (each): ExportedMessage => ({
      id: each.id,
      parentId: spokenBefore(mapping, each.parent),
      role: each.message?.author.role as "user" | "assistant",
      parts: [{ type: "text", text: textOf(each) }],
      metadata: metadataOf(each),
      createdAt: timeOf(each.message?.create_time) ?? createdAt,
    }),
  )
  return {
    title: (conversation.title ?? "").trim().slice(0, 200).toWellFormed() || "ChatGPT",
    createdAt,
    updatedAt: timeOf(conversation.update_time) ?? createdAt,
    pinned: false,
    model: null,
    activeLeafId: spokenBefore(mapping, conversation.current_node),
    messages,
  }
}

/** The nearest message at or above `id` that is taken. */
function spokenBefore(mapping: Conversation["mapping"], id: string | null | undefined): string | null {
  const passed = new Set<string>()
  let here = id ? mapping[id] : undefined
  while (here && !isSaid(here) && !passed.has(here.id)) {
    passed.add(here.id)
    here = here.parent ? mapping[here.parent] : undefined
  }
  return here && isSaid(here) ? here.id : null
}

function isSaid(each: Node): boolean {
  const { message } = each
  if (!message || message.metadata?.is_visually_hidden_from_conversation) return false
  const { role } = message.author
  return (role === "user" || role === "assistant") && textOf(each).trim() !== ""
}

function textOf({ message }: Node): string {
  const { content_type: type, parts = [] } = message?.content ?? { content_type: "" }
  if (type !== "text" && type !== "multimodal_text") return ""
  return parts.filter((part) => typeof part === "string").join("\n\n")
}

function metadataOf({ message }: Node): ExportedMessage["metadata"] {
  if (message?.author.role !== "assistant") return {}
  const slug = message.metadata?.model_slug
  const model = slug ? { model: { id: slug, name: slug, provider: "ChatGPT" } } : {}
  return { outcome: { status: "complete" }, ...model }
}

/** From seconds since 1970. */
function timeOf(seconds: number | null | undefined): string | null {
  const date = new Date((seconds ?? Number.NaN) * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
