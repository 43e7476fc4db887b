import type { FinishReason } from "./script.ts"
import { mintId, nowSeconds, type Usage, type Wire } from "./wire.ts"

type Item = { type: string; id: string } & Record<string, unknown>

/** The stream of `POST /v1/responses`. */
export function responsesWire(model: string): Wire {
  const response = responseShell(model)
  const output: Item[] = []
  let sequence = 0
  let open: { item: Item; kind: "text" | "reasoning"; text: string } | null = null

  const event = (type: string, fields: object) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequence++, ...fields })}\n\n`

  function openItem(kind: "text" | "reasoning", item: Item): string {
    output.push(item)
    open = { item, kind, text: "" }
    const place = { output_index: output.length - 1, item_id: item.id }
    const added = event("response.output_item.added", { output_index: place.output_index, item })
    if (kind === "reasoning")
      return added + event("response.reasoning_summary_part.added", { ...place, summary_index: 0 })
    return added + event("response.content_part.added", { ...place, content_index: 0, part: textPart("") })
  }

  function closeItem(): string {
    if (open === null) return ""
    const { item, kind, text } = open
    open = null
    const place = { output_index: output.length - 1, item_id: item.id }
    item.status = "completed"
    if (kind === "text") item.content = [textPart(text)]
    else item.summary = [{ type: "summary_text", text }]
    const partDone =
      kind === "text"
        ? event("response.content_part.done", { ...place, content_index: 0, part: textPart(text) })
        : event("response.reasoning_summary_part.done", { ...place, summary_index: 0 })
    return partDone + event("response.output_item.done", { output_index: place.output_index, item })
  }

  function write(kind: "text" | "reasoning", delta: string): string {
    const opening = open?.kind === kind ? "" : closeItem() + openItem(kind, newItem(kind))
    if (open !== null) open.text += delta
    const place = { output_index: output.length - 1, item_id: open?.item.id, delta }
    if (kind === "text") return opening + event("response.output_text.delta", { ...place, content_index: 0 })
    return opening + event("response.reasoning_summary_text.delta", { ...place, summary_index: 0 })
  }

  return {
    open: () => event("response.created", { response }) + event("response.in_progress", { response }),
    text: (delta) => write("text", delta),
    reasoning: (delta) => write("reasoning", delta),
    toolCall(name, argumentDeltas) {
      const call = { type: "function_call", id: mintId("fc"), call_id: mintId("call"), name }
      const closing = closeItem()
      const index = output.push(call) - 1
      const place = { output_index: index, item_id: call.id }
      const item = { ...call, status: "completed", arguments: argumentDeltas.join("") }
      return [
        closing +
          event("response.output_item.added", { output_index: index, item: { ...call, arguments: "" } }),
        ...argumentDeltas.map((delta) =>
          event("response.function_call_arguments.delta", { ...place, delta }),
        ),
        event("response.function_call_arguments.done", { ...place, arguments: item.arguments }) +
          event("response.output_item.done", { output_index: index, item }),
      ]
    },
    error: ({ message, code = "server_error" }) => event("error", { code, message, param: null }),
    finish(reason, usage) {
      const end = { ...response, ...endOf(reason), output, usage: usageBody(usage) }
      return closeItem() + event(`response.${end.status}`, { response: end })
    },
  }
}

/** The answer of `POST /v1/responses` without `stream`. */
export function responseBody(model: string, text: string, usage: Usage) {
  const message = { ...newItem("text"), status: "completed", content: [textPart(text)] }
  return { ...responseShell(model), ...endOf("stop"), output: [message], usage: usageBody(usage) }
}

function endOf(reason: FinishReason) {
  if (reason === "stop") return { status: "completed", incomplete_details: null }
  const detail = reason === "length" ? "max_output_tokens" : reason
  return { status: "incomplete", incomplete_details: { reason: detail } }
}

const responseShell = (model: string) => ({
  id: mintId("resp"),
  object: "response",
  created_at: nowSeconds(),
  model,
  status: "in_progress",
  error: null,
})

const newItem = (kind: "text" | "reasoning"): Item =>
  kind === "text"
    ? { type: "message", id: mintId("msg"), role: "assistant", status: "in_progress", content: [] }
    : { type: "reasoning", id: mintId("rs"), summary: [] }

const textPart = (text: string) => ({ type: "output_text", text, annotations: [] })

function usageBody({ input, output }: Usage) {
  return { input_tokens: input, output_tokens: output, total_tokens: input + output }
}
