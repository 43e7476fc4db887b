import type { CallToolResult } from "@ai-sdk/mcp"
import type { Tool } from "ai"
import { guarded } from "../guard"
import type { OfferedTool } from "../offered-tool"
import { ToolError } from "../tool-error"
import type { McpServer } from "./server"

/** Servers do more than we do: search, build, wait for others. */
const limitMs = 60_000

/** A server's tools as models call them: `<server>_<tool>`, in the letters and length that providers take. */
export async function offeredBy(server: McpServer, signal: AbortSignal): Promise<OfferedTool[]> {
  const { name: serverName, approval, tools: exceptions } = server.settings
  return Object.entries(await server.tools(signal)).map(([own, tool]) => {
    const name = `${serverName}_${own}`.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 64)
    const called: Tool = {
      ...tool,
      execute: async (input: unknown, { abortSignal }: { abortSignal?: AbortSignal }) =>
        outputOf(await server.call(own, input, abortSignal)),
    } as Tool
    return { name, tool: guarded(name, called, { limitMs }), approval: exceptions[own] ?? approval }
  })
}

/** Text where there is only text; otherwise the parts as they came. What the server calls an error is one. */
function outputOf(result: CallToolResult): unknown {
  const content = "content" in result && Array.isArray(result.content) ? result.content : null
  const texts = content?.flatMap((part) => (part.type === "text" ? [String(part.text)] : []))
  if (result.isError) throw new ToolError(texts?.join("\n") || "The tool reported an error.")
  if (!content) return "toolResult" in result ? result.toolResult : null
  return texts?.length === content.length ? texts.join("\n") : { content }
}
