import type { FormatName } from "./shape"

type ToolDelta = { index?: number; id?: string; name?: string; input?: string }

/** How one API writes what every API says. Each method returns bytes; nothing is sent. */
export type Wire = {
  format: FormatName
  /** What comes before any content. */
  begin(): string
  text(delta: string): string
  reasoning(delta: string): string
  /** The end, with its reason and the usage, without `[DONE]`. */
  finish(reason?: string): string
  done(): string
  tool(delta: ToolDelta): string
}

export const usage = { input: 11, output: 7 }

/** One event. */
export function sse(value: unknown): string {
  return `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`
}

function chat(): Wire {
  const chunk = (delta: object, finish_reason: string | null = null, more: object = {}) =>
    sse({
      id: "c1",
      object: "chat.completion.chunk",
      created: 1,
      model: "m",
      choices: [{ index: 0, delta, finish_reason }],
      ...more,
    })
  return {
    format: "chat",
    begin: () => chunk({ role: "assistant", content: "" }),
    text: (content) => chunk({ content }),
    reasoning: (reasoning_content) => chunk({ reasoning_content }),
    finish: (reason = "stop") => chunk({}, reason) + chatUsage(),
    done: () => "data: [DONE]\n\n",
    tool: ({ index, id, name, input }) =>
      chunk({ tool_calls: [{ index, id, type: "function", function: { name, arguments: input } }] }),
  }
}

/** OpenAI's extra chunk. */
export function chatUsage(): string {
  return sse({
    id: "c1",
    choices: [],
    usage: { prompt_tokens: usage.input, completion_tokens: usage.output },
  })
}

function responses(): Wire {
  const message = { type: "message", id: "msg_1", status: "in_progress", role: "assistant", content: [] }
  let text = ""
  let next = 0
  const calls: { call: object; input: string; output_index: number }[] = []
  const endOfCalls = () =>
    calls.map(({ call, input, output_index }) =>
      sse({
        type: "response.output_item.done",
        output_index,
        item: { ...call, arguments: input, status: "completed" },
      }),
    )
  return {
    format: "responses",
    begin: () => sse({ type: "response.created", response: { id: "r1", created_at: 1, model: "m" } }),
    text(delta) {
      const added =
        text === "" ? sse({ type: "response.output_item.added", output_index: next++, item: message }) : ""
      text += delta
      return (
        added + sse({ type: "response.output_text.delta", item_id: "msg_1", output_index: next - 1, delta })
      )
    },
    reasoning: (delta) =>
      sse({ type: "response.reasoning_text.delta", item_id: "rs_1", output_index: next, delta }),
    finish(reason = "stop") {
      const ended = { ...message, status: "completed", content: [{ type: "output_text", text }] }
      const item = text === "" ? "" : sse({ type: "response.output_item.done", output_index: 0, item: ended })
      return endOfCalls().join("") + item + finished(reason)
    },
    done: () => "",
    tool({ index, id, name, input }) {
      const known = calls.at(index ?? -1)
      if (!known || name) {
        const call = { type: "function_call", id: `fc_${calls.length}`, call_id: id ?? "call", name }
        calls.push({ call, input: input ?? "", output_index: next })
        return sse({
          type: "response.output_item.added",
          output_index: next++,
          item: { ...call, arguments: input ?? "" },
        })
      }
      known.input += input ?? ""
      return sse({
        type: "response.function_call_arguments.delta",
        item_id: "x",
        output_index: known.output_index,
        delta: input,
      })
    },
  }
}

const incomplete = new Map([
  ["length", "max_output_tokens"],
  ["content_filter", "content_filter"],
])

function finished(reason: string): string {
  const counted = { input_tokens: usage.input, output_tokens: usage.output }
  if (reason === "stop" || reason === "tool_calls") {
    return sse({ type: "response.completed", response: { id: "r1", error: null, usage: counted } })
  }
  const incomplete_details = { reason: incomplete.get(reason) ?? reason }
  return sse({
    type: "response.incomplete",
    response: { id: "r1", error: null, usage: counted, incomplete_details },
  })
}

export const wires: Record<FormatName, () => Wire> = { chat, responses }
