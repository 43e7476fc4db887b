import type { Tool } from "ai"
import type { Approval } from "./approval"

/** A tool that comes with the app. */
export type BuiltInTool = {
  /** What holds unless the setting says otherwise. */
  approval: Approval
  // biome-ignore lint/suspicious/noExplicitAny: of any input and output
  tool: Tool<any, any>
  /** Ends what it keeps running between calls. */
  close?: () => Promise<void>
}
