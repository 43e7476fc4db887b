import type { McpServerSettings } from "./tools/mcp/settings"

/**
 * The demo model answers over HTTP like any provider, and has tools like any MCP server; it runs in this process because it must
 * be there wherever the app is.
 */
export class Demo {
  readonly mcpServers: McpServerSettings[] = []

  async start(): Promise<string> {
    const { startDemoServer } = await import("../demo/server")
    const { url, mcpUrl } = await startDemoServer({})
    this.mcpServers.push({ name: "demo", url: mcpUrl, headers: {}, approval: "ask", tools: {} })
    return url
  }
}
