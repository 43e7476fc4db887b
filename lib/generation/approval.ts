import { AppError } from "../errors"
import type { MessagePart } from "../protocol/message"

/** The parts with one tool call's approval answered; throws `bad_request` when nothing of that id waits for an answer. */
export function answerApproval(
  parts: readonly MessagePart[],
  { approvalId, approved }: { approvalId: string; approved: boolean },
): MessagePart[] {
  const waits = (part: MessagePart) =>
    "state" in part && part.state === "approval-requested" && part.approval.id === approvalId
  if (!parts.some(waits)) throw new AppError("bad_request", { field: "approvalId" })
  return parts.map((part) =>
    waits(part)
      ? ({ ...part, state: "approval-responded", approval: { id: approvalId, approved } } as MessagePart)
      : part,
  )
}
