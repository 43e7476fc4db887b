import {
  type FinishReason,
  isStepCount,
  type ModelMessage,
  experimental_streamTextLowMemory as streamText,
} from "ai"
import type { ModelSession } from "../models/models"
import { withoutContent } from "../observe/tracing"
import type { OfferedTools } from "../tools/tools"
import type { Answer } from "./answer"
import { chunkMaker } from "./chunk-maker"
import { isForwarded, toolFailureInWords } from "./forward"
import { type OwnInstructions, systemPrompt } from "./instructions"
import { TextShortcut } from "./text-shortcut"

/** Calls of the model in one generation; the last one may use no tools, so that the answer does not end without words. */
const maxSteps = 8

type Asked = {
  session: ModelSession
  messages: ModelMessage[]
  offered: OfferedTools
  own: OwnInstructions
  temperature: number | undefined
}

/** Moves the model's chunks into the log until the stream is over or the signal aborts; returns the finish reason if there was one. */
export async function pump(
  { session, messages, offered, own, temperature }: Asked,
  answer: Answer,
  signal: AbortSignal,
): Promise<FinishReason | null> {
  // Ended before it was asked: a model that is slow to notice would open a connection that nobody closes.
  if (signal.aborted) return null
  let failure: unknown = null
  let finishReason: FinishReason | null = null
  const shortcut = new TextShortcut((chunk) => answer.add(chunk), signal)
  const result = streamText({
    model: shortcut.around(session.model),
    messages,
    instructions: systemPrompt(own, { withTools: Object.keys(offered.tools).length > 0 }),
    ...toolOptions(offered),
    ...(temperature === undefined ? {} : { temperature }),
    abortSignal: signal,
    maxRetries: 0,
    telemetry: { functionId: "answer", ...withoutContent },
    // Errors arrive below, once; without this the SDK writes them to the console.
    onError: () => {},
  })
  const toChunk = chunkMaker((error) => {
    failure = error
  })
  const reader = result.stream.getReader()
  // Ends a pending read at once, even where the SDK or a tool is slow to notice the abort.
  const cancel = () =>
    void reader.cancel().catch(() => {
      /* the stream had failed already; its error was read above */
    })
  signal.addEventListener("abort", cancel, { once: true })
  while (!signal.aborted) {
    const { done, value } = await reader.read()
    if (done) break
    if (value.type === "finish") finishReason = value.finishReason
    const chunk = toChunk(value)
    if (chunk && isForwarded(chunk) && shortcut.isNew(chunk))
      await answer.add(toolFailureInWords(chunk, offered.tools))
  }
  signal.removeEventListener("abort", cancel)
  if (failure !== null && !signal.aborted) throw failure
  return finishReason
}

/** Without tools the SDK keeps nothing of what has passed; these options make it keep the steps. */
function toolOptions({ tools, ask, approvalSecret }: OfferedTools) {
  if (Object.keys(tools).length === 0) return {}
  return {
    tools,
    toolApproval: Object.fromEntries([...ask].map((name) => [name, "user-approval" as const])),
    experimental_toolApprovalSecret: approvalSecret,
    stopWhen: isStepCount(maxSteps),
    prepareStep: ({ stepNumber }: { stepNumber: number }) =>
      stepNumber === maxSteps - 1 ? { toolChoice: "none" as const } : {},
  }
}
