type Ask = (url: URL) => void

let ask: Ask | null = null

/** Asks the reader whether to open `url`, in the dialog that `LinkDialog` shows. */
export function askToOpen(url: URL): void {
  ask?.(url)
}

/** Registers the one dialog that asks; returns the way to leave. */
export function answerQuestions(listener: Ask): () => void {
  ask = listener
  return () => {
    if (ask === listener) ask = null
  }
}
