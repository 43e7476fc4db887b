import { readFileSync } from "node:fs"
import { z } from "zod"
import { ConfigError, environmentVariable } from "../../config"
import { approval } from "../approval"

const server = z.strictObject({
  /** Stands before the names of its tools: `docs` makes `search` into `docs_search`. */
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,30}$/, "must be letters, digits and hyphens, 31 at most"),
  url: z.url({ protocol: /^https?$/ }),
  headers: z.record(z.string(), z.string()).default({}),
  approval: approval.default("ask"),
  /** Approval by the tool's own name, where it differs from the server's. */
  tools: z.record(z.string(), approval).default({}),
})
export type McpServerSettings = z.infer<typeof server>

const servers = z
  .array(server)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "two servers have the same name")

/**
 * The servers that `MCP_SERVERS` names: a JSON array, or the path of a file that holds one. `$NAME` or `${NAME}` in a header
 * stands for that environment variable. Throws `ConfigError`.
 */
export function readMcpServers(
  setting: string | undefined,
  variable: (name: string) => string | undefined = environmentVariable,
): McpServerSettings[] {
  if (setting === undefined) return []
  const parsed = servers.safeParse(readJson(setting))
  if (parsed.success) return parsed.data.map((one) => withVariables(one, variable))
  const problems = parsed.error.issues.map(({ path, message }) => [...path, message].join(": "))
  throw new ConfigError(`MCP_SERVERS: ${problems.join("; ")}.`)
}

function readJson(setting: string): unknown {
  try {
    return JSON.parse(setting.startsWith("[") ? setting : readFileSync(setting, "utf8"))
  } catch (error) {
    throw new ConfigError(`MCP_SERVERS: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

function withVariables(one: McpServerSettings, variable: (name: string) => string | undefined) {
  const headers = Object.entries(one.headers).map(([header, value]) => [
    header,
    value.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_all, braced: string | undefined, bare: string) => {
      const name = braced ?? bare
      const found = variable(name)
      if (found === undefined)
        throw new ConfigError(`MCP_SERVERS: the environment variable ${name} is not set.`)
      return found
    }),
  ])
  return { ...one, headers: Object.fromEntries(headers) }
}
