import { createHmac } from "node:crypto"
import type { Config } from "../config"
import { chooseBuiltIn } from "./choose-built-in"
import { builtInTools } from "./index"
import { offeredBy } from "./mcp/offered"
import { McpServer } from "./mcp/server"
import { type McpServerSettings, readMcpServers } from "./mcp/settings"
import type { OfferedTool } from "./offered-tool"
import type { OfferedTools, Tools } from "./tools"

type Options = {
  /** The installation's secret; the one that signs approvals is derived from it. */
  secret: string
  /** MCP servers besides those of the setting. */
  servers?: readonly McpServerSettings[]
}

/** The tools that the configuration names. Begins to connect to its MCP servers. Throws `ConfigError`. */
export function createTools(
  config: Pick<Config, "TOOLS" | "MCP_SERVERS">,
  { secret, servers = [] }: Options,
): Tools {
  const builtIn = chooseBuiltIn(config.TOOLS)
  const mcp = [...servers, ...readMcpServers(config.MCP_SERVERS)].map((settings) => new McpServer(settings))
  const approvalSecret = createHmac("sha256", secret).update("tool approvals").digest()
  return {
    async forModel({ capabilities }, signal) {
      if (!capabilities.tools) return offer([], approvalSecret)
      const ofServers = await Promise.all(mcp.map((server) => offeredBy(server, signal)))
      return offer([...builtIn, ...ofServers.flat()], approvalSecret)
    },
    async close() {
      const ends = Object.values(builtInTools).map((tool) => tool.close?.())
      await Promise.allSettled([...ends, ...mcp.map((server) => server.close())])
    },
  }
}

/** The first of two with one name counts, so that a server cannot take the place of a tool that is trusted more. */
function offer(all: readonly OfferedTool[], approvalSecret: Uint8Array): OfferedTools {
  const allowed = all.filter(({ approval }) => approval !== "never")
  const first = allowed.filter(
    ({ name }, index) => allowed.findIndex((other) => other.name === name) === index,
  )
  return {
    tools: Object.fromEntries(first.map(({ name, tool }) => [name, tool])),
    ask: new Set(first.filter(({ approval }) => approval === "ask").map(({ name }) => name)),
    approvalSecret,
  }
}
