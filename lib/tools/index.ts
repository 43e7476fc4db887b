import type { BuiltInTool } from "./built-in-tool"
import { calculator } from "./calculator"
import { currentTime } from "./current-time"
import { webPage } from "./web-page"

/** The registry: one file a tool, one line each. The names are what models call and what `TOOLS` lists. */
export const builtInTools: Readonly<Record<string, BuiltInTool>> = {
  current_time: currentTime,
  calculator,
  web_page: webPage,
}
