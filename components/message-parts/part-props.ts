/** What every part renderer gets. */
export type PartProps<Part> = {
  part: Part
  /** The part still grows. */
  streaming: boolean
  /** Answers a tool's request for approval; absent where nothing can be decided (a shared chat, a turn that is past). */
  onApproval?: ((approvalId: string, approved: boolean) => void) | undefined
}
