/** What every part renderer gets. */
export type PartProps<Part> = {
  part: Part
  /** The part still grows. */
  streaming: boolean
  /** How long it took the model, in milliseconds, where that is known; for reasoning. */
  tookMs?: number | undefined
  /** Answers a tool's request for approval; absent where nothing can be decided (a shared chat, a turn that is past). */
  onApproval?: ((approvalId: string, approved: boolean) => void) | undefined
}
