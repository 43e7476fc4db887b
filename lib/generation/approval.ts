import type { DynamicToolUIPart, ToolUIPart } from "ai"
import { AppError } from "../errors"
import type { MessagePart } from "../protocol/message"

type Waiting = Extract<ToolUIPart | DynamicToolUIPart, { state: "approval-requested" }>

/** True while a tool call of the message waits for the user's word. The model is asked nothing more until all have it. */
export function waitsForApproval(parts: readonly MessagePart[]): boolean {
  return parts.some(isWaiting)
}

/** True where a call may be run that was not run yet. */
export function mayRun(parts: readonly MessagePart[]): boolean {
  return parts.some(
    (part) => "state" in part && part.state === "approval-responded" && part.approval.approved,
  )
}

/** The parts with one tool call's approval answered; throws `bad_request` when nothing of that id waits for an answer. */
export function answerApproval(
  parts: readonly MessagePart[],
  { approvalId, approved }: { approvalId: string; approved: boolean },
): MessagePart[] {
  const asked = (part: MessagePart) => isWaiting(part) && part.approval.id === approvalId
  if (!parts.some(asked)) throw new AppError("bad_request", { field: "approvalId" })
  return parts.map((part) => (asked(part) ? answered(part as Waiting, approved) : part))
}

/** The parts with every waiting call refused: whoever goes on without an answer does not allow it. */
export function refuseWaiting(parts: readonly MessagePart[]): MessagePart[] {
  return parts.map((part) => (isWaiting(part) ? answered(part, false) : part))
}

function isWaiting(part: MessagePart): part is Waiting {
  return "state" in part && part.state === "approval-requested"
}

/** Keeps the signature, by which the answer counts for this call alone. */
function answered(part: Waiting, approved: boolean): MessagePart {
  return { ...part, state: "approval-responded", approval: { ...part.approval, approved } } as MessagePart
}
