import { isRecord } from "./record.ts"
import { readToolCalls, readToolNames, type ToolCall } from "./tool-calls.ts"

export type Turn = { role: "user" | "assistant"; text: string }

/** What a request of either wire format asks. */
export type Conversation = {
  model: string
  stream: boolean
  includeUsage: boolean
  instructions: string
  turns: Turn[]
  /** Names of the tools that may be called. */
  tools: string[]
  /** Calls made so far in the answer that is asked for. */
  calls: ToolCall[]
}

/** Reads the body of `/v1/chat/completions` or `/v1/responses`; null when it is neither. */
export function readConversation(body: unknown): Conversation | null {
  if (!isRecord(body)) return null
  const input = typeof body.input === "string" ? [{ role: "user", content: body.input }] : body.input
  const items = Array.isArray(body.messages) ? body.messages : input
  if (!Array.isArray(items)) return null
  const messages = items.filter(isRecord)
  return {
    model: typeof body.model === "string" ? body.model : "",
    stream: body.stream === true,
    includeUsage: isRecord(body.stream_options) && body.stream_options.include_usage === true,
    instructions: [body.instructions, ...messages.filter(isInstruction).map((item) => textOf(item.content))]
      .filter((text) => typeof text === "string")
      .join("\n"),
    turns: messages.flatMap(turnOf),
    tools: readToolNames(body.tools),
    calls: readToolCalls(messages),
  }
}

/** The last thing the user said, or "". */
export function lastUserText({ turns }: Conversation): string {
  return turns.findLast((turn) => turn.role === "user")?.text ?? ""
}

function turnOf(message: Record<string, unknown>): Turn[] {
  if (message.role !== "user" && message.role !== "assistant") return []
  return [{ role: message.role, text: textOf(message.content) }]
}

function textOf(content: unknown): string {
  if (typeof content === "string") return content
  if (!Array.isArray(content)) return ""
  return content
    .filter(isRecord)
    .map((part) => (typeof part.text === "string" ? part.text : ""))
    .join("")
}

const isInstruction = (message: Record<string, unknown>) =>
  message.role === "system" || message.role === "developer"
