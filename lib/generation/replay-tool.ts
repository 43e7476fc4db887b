import type { ProviderMetadata } from "ai"
import type { Chunk } from "../protocol/message"
import type { ToolApproval } from "./tool-draft"

/** A tool part as it is stored; which fields are there depends on `state`. */
export type RecordedTool = {
  type: string
  toolName?: string
  toolCallId: string
  state: string
  title?: string
  providerExecuted?: boolean
  input?: unknown
  rawInput?: unknown
  output?: unknown
  errorText?: string
  approval?: ToolApproval
  callProviderMetadata?: ProviderMetadata
}

/** The chunks that bring an empty message's tool part to the recorded state. */
export function replayTool(part: RecordedTool): Chunk[] {
  const { toolCallId, state, input, output, errorText = "" } = part
  const identity = identityOf(part)
  if (state === "output-error" && input === undefined) {
    return [{ type: "tool-input-error", ...identity, input: part.rawInput, errorText }]
  }
  const metadata = part.callProviderMetadata ? { providerMetadata: part.callProviderMetadata } : {}
  const chunks: Chunk[] = [
    { type: "tool-input-available", ...identity, input, ...metadata },
    ...replayApproval(part),
  ]
  if (state === "output-available") chunks.push({ type: "tool-output-available", toolCallId, output })
  if (state === "output-error") chunks.push({ type: "tool-output-error", toolCallId, errorText })
  if (state === "output-denied") chunks.push({ type: "tool-output-denied", toolCallId })
  return chunks
}

function identityOf({ type, toolCallId, providerExecuted, title, toolName }: RecordedTool) {
  const dynamic = type === "dynamic-tool"
  return {
    toolCallId,
    toolName: dynamic ? (toolName ?? "") : type.slice("tool-".length),
    ...(providerExecuted === undefined ? {} : { providerExecuted }),
    ...(title === undefined ? {} : { title }),
    ...(dynamic ? { dynamic } : {}),
  }
}

function replayApproval({ approval, toolCallId }: RecordedTool): Chunk[] {
  if (!approval) return []
  const { id: approvalId, approved, reason, signature, isAutomatic, requestReason } = approval
  const asked: Chunk = {
    type: "tool-approval-request",
    approvalId,
    toolCallId,
    ...(signature ? { signature } : {}),
    ...(isAutomatic ? { isAutomatic } : {}),
    ...(requestReason ? { reason: requestReason } : {}),
    ...("inputSchemaInput" in approval ? { inputSchemaInput: approval.inputSchemaInput } : {}),
  }
  return approved === undefined
    ? [asked]
    : [asked, { type: "tool-approval-response", approvalId, approved, ...(reason ? { reason } : {}) }]
}
