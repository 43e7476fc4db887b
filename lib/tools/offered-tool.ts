import type { Tool } from "ai"
import type { Approval } from "./approval"

/** A tool under the name that models call it by. */
export type OfferedTool = { name: string; tool: Tool; approval: Approval }
