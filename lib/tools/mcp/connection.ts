import type { MCPClient } from "@ai-sdk/mcp"
import type { Tool } from "ai"
import type { McpServerSettings } from "./settings"
import { watchedFetch } from "./watched-fetch"

const connectMs = 5_000

/** A session with an MCP server. `refused` once the server said that it does not know the session. */
export type Connection = { client: MCPClient; tools: Record<string, Tool>; refused: boolean }

/** Connects over streamable HTTP and lists the tools. Redirects are errors: headers with keys go to the configured host alone. */
export async function connect({ url, headers }: McpServerSettings): Promise<Connection> {
  const { createMCPClient } = await import("@ai-sdk/mcp")
  const connection: Pick<Connection, "refused"> = { refused: false }
  const fetch = watchedFetch(() => {
    connection.refused = true
  })
  const client = await createMCPClient({
    clientName: "millrace",
    transport: { type: "http", url, headers, redirect: "error", fetch },
    initializationOptions: { timeout: connectMs },
  })
  try {
    const tools = await listTools(client)
    // Older servers refuse the question for newer protocols on the way here.
    return Object.assign(connection, { client, tools, refused: false })
  } catch (error) {
    await client.close()
    throw error
  }
}

/** All pages of the list, within the time that connecting may take. */
async function listTools(client: MCPClient): Promise<Record<string, Tool>> {
  const options = { signal: AbortSignal.timeout(connectMs) }
  const first = await client.listTools({ options })
  const tools = [...first.tools]
  for (let cursor = first.nextCursor; cursor !== undefined; ) {
    const page = await client.listTools({ params: { cursor }, options })
    tools.push(...page.tools)
    cursor = page.nextCursor
  }
  return client.toolsFromDefinitions({ ...first, tools })
}
