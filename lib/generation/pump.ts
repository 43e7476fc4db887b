import {
  type FinishReason,
  type ModelMessage,
  experimental_streamTextLowMemory as streamText,
  toUIMessageStream,
} from "ai"
import type { ModelSession } from "../models/models"
import type { Answer } from "./answer"
import { isForwarded } from "./forward"
import { instructions } from "./instructions"

/** Moves the model's chunks into the log until the stream is over or the signal aborts; returns the finish reason if there was one. */
export async function pump(
  session: ModelSession,
  messages: ModelMessage[],
  answer: Answer,
  signal: AbortSignal,
): Promise<FinishReason | null> {
  let failure: unknown = null
  let finishReason: FinishReason | null = null
  const result = streamText({
    model: session.model,
    instructions,
    messages,
    abortSignal: signal,
    maxRetries: 0,
    // Errors arrive below, once; without this the SDK writes them to the console.
    onError: () => {},
  })
  const stream = toUIMessageStream({
    stream: result.stream,
    sendStart: false,
    sendSources: true,
    onError: (error) => {
      failure = error
      return ""
    },
    redactToolErrors: false,
  })
  const reader = stream.getReader()
  // Ends a pending read at once, even where the SDK or a tool is slow to notice the abort.
  const cancel = () =>
    void reader.cancel().catch(() => {
      /* the stream had failed already; its error was read above */
    })
  signal.addEventListener("abort", cancel, { once: true })
  while (!signal.aborted) {
    const { done, value } = await reader.read()
    if (done) break
    if (value.type === "finish") finishReason = value.finishReason ?? null
    if (isForwarded(value)) await answer.add(value)
  }
  signal.removeEventListener("abort", cancel)
  if (failure !== null && !signal.aborted) throw failure
  return finishReason
}
