import type { FinishReason } from "./script.ts"
import { mintId, nowSeconds, type ScriptedError, sseData, type Usage, type Wire } from "./wire.ts"

/** The stream of `POST /v1/chat/completions`. */
export function chatCompletionsWire(model: string, includeUsage: boolean): Wire {
  const common = { id: mintId("chatcmpl"), object: "chat.completion.chunk", created: nowSeconds(), model }
  const chunk = (delta: object, finishReason: string | null = null) =>
    sseData({ ...common, choices: [{ index: 0, delta, finish_reason: finishReason }] })
  let toolCalls = 0
  return {
    open: () => chunk({ role: "assistant", content: "" }),
    text: (delta) => chunk({ content: delta }),
    reasoning: (delta) => chunk({ reasoning_content: delta }),
    toolCall(name, argumentDeltas) {
      const index = toolCalls++
      const head = { index, id: mintId("call"), type: "function", function: { name, arguments: "" } }
      const fragments = argumentDeltas.map((text) => ({ index, function: { arguments: text } }))
      return [head, ...fragments].map((call) => chunk({ tool_calls: [call] }))
    },
    error: (error) => sseData(errorBody(error)),
    finish(reason, usage) {
      const end = chunk({}, toolCalls > 0 && reason === "stop" ? "tool_calls" : reason)
      const counted = includeUsage ? sseData({ ...common, choices: [], usage: usageBody(usage) }) : ""
      return `${end}${counted}data: [DONE]\n\n`
    },
  }
}

/** The answer of `POST /v1/chat/completions` without `stream`. */
export function chatCompletionBody(model: string, text: string, usage: Usage) {
  const message = { role: "assistant", content: text }
  const reason: FinishReason = "stop"
  return {
    id: mintId("chatcmpl"),
    object: "chat.completion",
    created: nowSeconds(),
    model,
    choices: [{ index: 0, message, finish_reason: reason }],
    usage: usageBody(usage),
  }
}

/** OpenAI's error object, used with an HTTP status and inside a stream alike. */
export function errorBody({ message, code = "server_error" }: ScriptedError) {
  return { error: { message, type: code, param: null, code } }
}

function usageBody({ input, output }: Usage) {
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output }
}
