import { isRecord } from "./record.ts"

/** A tool call that the model made earlier in this answer; `output` is null while nothing came back. */
export type ToolCall = { id: string; name: string; output: string | null }

/** The calls since the user's last words, from the items of either wire format. */
export function readToolCalls(items: readonly Record<string, unknown>[]): ToolCall[] {
  const since = items.findLastIndex((item) => item.role === "user")
  const calls: ToolCall[] = []
  for (const item of items.slice(since + 1)) {
    for (const call of callsOf(item)) calls.push(call)
    const call = calls.find(({ id }) => id === (item.tool_call_id ?? item.call_id))
    if (call && item.role === "tool") call.output = String(item.content)
    if (call && item.type === "function_call_output") call.output = String(item.output)
  }
  return calls
}

function callsOf(item: Record<string, unknown>): ToolCall[] {
  if (item.type === "function_call") return [newCall(item.call_id, item.name)]
  if (!Array.isArray(item.tool_calls)) return []
  return item.tool_calls
    .filter(isRecord)
    .map((call) => newCall(call.id, isRecord(call.function) ? call.function.name : ""))
}

const newCall = (id: unknown, name: unknown): ToolCall => ({
  id: String(id),
  name: String(name),
  output: null,
})

/** The names of the tools that the request offers. */
export function readToolNames(tools: unknown): string[] {
  if (!Array.isArray(tools)) return []
  return tools.filter(isRecord).map((tool) => {
    const { name } = isRecord(tool.function) ? tool.function : tool
    return String(name)
  })
}
