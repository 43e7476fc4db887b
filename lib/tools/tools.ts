import type { ToolSet } from "ai"
import type { ModelInfo } from "../protocol/chat"

/** The tools of this installation. */
export interface Tools {
  /**
   * What a model may call; nothing for one that cannot call tools. Waits a moment for MCP servers that are still connecting,
   * and leaves out those that cannot be reached. Never rejects; returns at once when `signal` aborts.
   */
  forModel(model: Pick<ModelInfo, "capabilities">, signal: AbortSignal): Promise<OfferedTools>

  /** Ends connections and threads. */
  close(): Promise<void>
}

export type OfferedTools = {
  /** Their errors are sentences that user and model may read; their outputs are bounded; they end when their signal aborts. */
  tools: ToolSet
  /** The names of those whose every call the user is asked about. */
  ask: ReadonlySet<string>
  /** Signs requests for approval, so that an answer counts only for the very call that was shown. */
  approvalSecret: Uint8Array
}
