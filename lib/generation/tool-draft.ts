import type { Chunk } from "../protocol/message"

/** A tool part while it is being built; the AI SDK's own type is a union over states that it passes through one by one. */
export type ToolDraft = {
  type: string
  toolName: string
  toolCallId: string
  state: string
  rawInput?: string
  approval?: ToolApproval
  [field: string]: unknown
}

/** As the AI SDK keeps it. `inputSchemaInput` is there where the tool's schema changed what the model wrote. */
export type ToolApproval = {
  id: string
  signature?: string
  isAutomatic?: boolean
  requestReason?: string
  inputSchemaInput?: unknown
  approved?: boolean
  reason?: string
}

/** The text a user reads when a tool call's arguments were cut off or are not JSON; such a call is never executed. */
export const incompleteArguments = "The arguments are incomplete."

export type ToolChunk = Extract<Chunk, { type: `tool-${string}` }>

export function newTool(chunk: { toolCallId: string; toolName: string; dynamic?: boolean }): ToolDraft {
  return {
    type: chunk.dynamic ? "dynamic-tool" : `tool-${chunk.toolName}`,
    toolName: chunk.toolName,
    toolCallId: chunk.toolCallId,
    state: "input-streaming",
  }
}

/** One tool chunk's effect on its part; a table of the AI SDK's tool states. */
export function applyTool(tool: ToolDraft, chunk: ToolChunk) {
  switch (chunk.type) {
    case "tool-input-start":
      Object.assign(tool, toolIdentity(chunk), { state: "input-streaming", rawInput: "" })
      return
    case "tool-input-delta":
      tool.rawInput = (tool.rawInput ?? "") + chunk.inputTextDelta
      return
    case "tool-input-available":
      delete tool.rawInput
      Object.assign(
        tool,
        toolIdentity(chunk),
        { state: "input-available", input: chunk.input },
        callMetadata(chunk),
      )
      return
    case "tool-input-error":
      // The SDK calls whatever cannot be run dynamic; the part stays what it began as.
      Object.assign(tool, toolIdentity(chunk), { type: tool.type, state: "output-error" })
      tool.errorText = chunk.errorText
      if (chunk.input === undefined) return
      delete tool.rawInput
      tool.input = chunk.input
      return
    case "tool-approval-request":
      Object.assign(tool, { state: "approval-requested", approval: requested(chunk) })
      return
    case "tool-approval-response":
      Object.assign(tool, {
        state: "approval-responded",
        approval: {
          ...tool.approval,
          approved: chunk.approved,
          ...(chunk.reason === undefined ? {} : { reason: chunk.reason }),
        },
      })
      return
    case "tool-output-available":
      Object.assign(tool, { state: "output-available", output: chunk.output, preliminary: chunk.preliminary })
      return
    case "tool-output-error":
      Object.assign(tool, { state: "output-error", errorText: chunk.errorText })
      return
    case "tool-output-denied":
      tool.state = "output-denied"
  }
}

function toolIdentity(chunk: {
  toolName: string
  dynamic?: boolean
  providerExecuted?: boolean
  title?: string
}) {
  const { toolName, dynamic, providerExecuted, title } = chunk
  return {
    type: dynamic ? "dynamic-tool" : `tool-${toolName}`,
    toolName,
    ...(providerExecuted === undefined ? {} : { providerExecuted }),
    ...(title === undefined ? {} : { title }),
  }
}

function requested(chunk: Extract<ToolChunk, { type: "tool-approval-request" }>): ToolApproval {
  const { approvalId: id, signature, isAutomatic, reason } = chunk
  return {
    id,
    ...(signature === undefined ? {} : { signature }),
    ...(isAutomatic ? { isAutomatic } : {}),
    ...(reason === undefined ? {} : { requestReason: reason }),
    ...("inputSchemaInput" in chunk ? { inputSchemaInput: chunk.inputSchemaInput } : {}),
  }
}

/**
 * The chunk that ends a tool call which nothing will end any more, null for one that has ended or waits for the user. A call
 * that was allowed waits too while another of the same answer does (`waiting`). One that may have run is never run again.
 */
export function endOfTool(
  { toolCallId, toolName, state, approval }: ToolDraft,
  waiting: boolean,
): Chunk | null {
  const unfinished: Chunk = { type: "tool-output-error", toolCallId, errorText: "The call did not finish." }
  switch (state) {
    case "input-streaming":
      return {
        type: "tool-input-error",
        toolCallId,
        toolName,
        input: undefined,
        errorText: incompleteArguments,
      }
    case "input-available":
      return unfinished
    case "approval-responded":
      if (waiting) return null
      return approval?.approved ? unfinished : { type: "tool-output-denied", toolCallId }
    default:
      return null
  }
}

function callMetadata(chunk: { providerMetadata?: unknown }) {
  return chunk.providerMetadata === undefined ? {} : { callProviderMetadata: chunk.providerMetadata }
}
