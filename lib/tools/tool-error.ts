const maxLength = 500

/** What went wrong in a tool, in a sentence that the user and the model read. Everything else goes to the log. */
export class ToolError extends Error {
  override readonly name = "ToolError"

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence.length > maxLength ? `${sentence.slice(0, maxLength).toWellFormed()}…` : sentence, options)
  }

  /** What the AI SDK shows and tells the model. */
  override toString(): string {
    return this.message
  }
}
