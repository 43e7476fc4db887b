import { asSchema, type Tool } from "ai"
import { ConfigError } from "../config"
import { approval } from "./approval"
import { guarded } from "./guard"
import { builtInTools } from "./index"
import type { OfferedTool } from "./offered-tool"

/**
 * The built-in tools that the setting `TOOLS` names: `calculator, web_page:always`, or `none`. Throws `ConfigError` for a name
 * or an approval that does not exist.
 */
export function chooseBuiltIn(setting: string): OfferedTool[] {
  const entries = setting.split(",").map((entry) => entry.trim())
  return entries.filter((entry) => entry !== "" && entry !== "none").map(chosen)
}

function chosen(entry: string): OfferedTool {
  const [name = "", mode] = entry.split(":")
  if (!Object.hasOwn(builtInTools, name)) {
    throw new ConfigError(`TOOLS: there is no tool "${name}", only ${Object.keys(builtInTools).join(", ")}.`)
  }
  const { tool, approval: usual } = builtInTools[name] as (typeof builtInTools)[string]
  const asked = approval.safeParse(mode ?? usual)
  if (!asked.success) throw new ConfigError(`TOOLS: "${entry}" must end in :ask, :always or :never.`)
  // As a schema of the SDK's, which remembers its JSON; of Zod's own the SDK makes that anew for every question.
  const remembered = { ...tool, inputSchema: asSchema(tool.inputSchema) } as Tool
  return { name, tool: guarded(name, remembered), approval: asked.data }
}
