import type { Connection } from "../connection"
import type { Shape } from "../shape"
import { sse, type Wire } from "../wires"

function parts(
  name: string,
  expect: Shape["expect"],
  events: (wire: Wire) => string,
  formats?: Shape["formats"],
): Shape {
  const play = (c: Connection, wire: Wire) => {
    c.head()
    c.raw(wire.begin() + events(wire))
    c.end()
  }
  return { name, row: "parts", expect, play, ...(formats ? { formats } : {}) }
}

const end = (wire: Wire, reason = "stop") => wire.finish(reason) + wire.done()
const delta = (value: object) => sse({ choices: [{ index: 0, delta: value, finish_reason: null }] })
const call = (value: object) => delta({ tool_calls: [value] })
const thought = { outcome: "complete", text: "Hello", reasoning: "Let me think" } as const

export const reasoning: readonly Shape[] = [
  parts(
    "reasoning_content",
    thought,
    (w) => w.reasoning("Let me ") + w.reasoning("think") + w.text("Hello") + end(w),
  ),
  parts(
    "reasoning",
    thought,
    (w) =>
      delta({ reasoning: "Let me " }) + delta({ reasoning: "think", content: "" }) + w.text("Hello") + end(w),
    ["chat"],
  ),
  parts(
    "reasoning as parts",
    thought,
    (w) =>
      delta({ content: [{ type: "thinking", thinking: [{ type: "text", text: "Let me think" }] }] }) +
      delta({ content: [{ type: "text", text: "Hello" }] }) +
      end(w),
    ["chat"],
  ),
  parts("a <think> tag", thought, (w) => w.text("<think>\nLet me think</think>\n\nHello") + end(w)),
  parts(
    "a <think> tag in pieces",
    thought,
    (w) =>
      ["<", "thi", "nk>", "Let me", " think</", "thin", "k>", "\n", "\nHello"]
        .map((piece) => w.text(piece))
        .join("") + end(w),
  ),
  parts(
    "a <think> tag that never closes",
    { outcome: "length", text: "", reasoning: "Let me think" },
    (w) => w.text("<think>Let me think") + end(w, "length"),
  ),
  parts(
    "a tag in the middle is text",
    { outcome: "complete", text: "Use <think> for it" },
    (w) => w.text("Use <th") + w.text("ink> for it") + end(w),
  ),
  parts(
    "a refusal",
    { outcome: "filtered", text: "I cannot help" },
    (w) => delta({ refusal: "I cannot help" }) + end(w),
    ["chat"],
  ),
]

const weather = { outcome: "complete", text: "", tools: ['weather({"city":"Oslo"})'] } as const
const two = { ...weather, tools: ['weather({"city":"Oslo"})', 'weather({"city":"Rome"})'] } as const

export const tools: readonly Shape[] = [
  parts(
    "a tool call in fragments",
    weather,
    (w) =>
      w.tool({ index: 0, id: "a", name: "weather", input: "" }) +
      ['{"ci', 'ty":', '"Oslo"}'].map((input) => w.tool({ index: 0, input })).join("") +
      end(w, "tool_calls"),
  ),
  parts(
    "a tool call at once",
    weather,
    (w) => w.tool({ index: 0, id: "a", name: "weather", input: '{"city":"Oslo"}' }) + end(w, "tool_calls"),
  ),
  parts(
    "a tool call with reason stop",
    weather,
    (w) => w.tool({ index: 0, id: "a", name: "weather", input: '{"city":"Oslo"}' }) + end(w),
  ),
  parts(
    "a tool call without id",
    weather,
    () =>
      call({ index: 0, function: { name: "weather", arguments: '{"city":' } }) +
      call({ index: 0, function: { arguments: '"Oslo"}' } }) +
      sse({ choices: [{ index: 0, delta: {}, finish_reason: "tool_calls" }] }),
    ["chat"],
  ),
  parts(
    "a tool call without index",
    weather,
    () =>
      call({ id: "a", function: { name: "weather", arguments: '{"city":' } }) +
      call({ function: { arguments: '"Oslo"}' } }) +
      sse({ choices: [{ index: 0, delta: {}, finish_reason: "tool_calls" }] }),
    ["chat"],
  ),
  parts(
    "arguments as an object",
    weather,
    () =>
      call({ index: 0, id: "a", function: { name: "weather", arguments: { city: "Oslo" } } }) +
      sse({ choices: [{ index: 0, delta: {}, finish_reason: "tool_calls" }] }),
    ["chat"],
  ),
  parts(
    "the name on every fragment",
    weather,
    () =>
      ['{"city":', '"Oslo"}']
        .map((text) => call({ index: 0, id: "a", function: { name: "weather", arguments: text } }))
        .join("") + sse({ choices: [{ index: 0, delta: {}, finish_reason: "tool_calls" }] }),
    ["chat"],
  ),
  parts(
    "two tool calls",
    two,
    (w) =>
      w.tool({ index: 0, id: "a", name: "weather", input: '{"city":"Oslo"}' }) +
      w.tool({ index: 1, id: "b", name: "weather", input: '{"city":"Rome"}' }) +
      end(w, "tool_calls"),
  ),
  parts(
    "two tool calls under one index",
    two,
    () =>
      ["Oslo", "Rome"]
        .map((city) =>
          call({ index: 0, id: city, function: { name: "weather", arguments: `{"city":"${city}"}` } }),
        )
        .join("") + sse({ choices: [{ index: 0, delta: {}, finish_reason: "tool_calls" }] }),
    ["chat"],
  ),
  parts(
    "two tool calls with one id",
    two,
    () =>
      ["Oslo", "Rome"]
        .map((city, index) =>
          call({ index, id: "same", function: { name: "weather", arguments: `{"city":"${city}"}` } }),
        )
        .join("") + sse({ choices: [{ index: 0, delta: {}, finish_reason: "tool_calls" }] }),
    ["chat"],
  ),
  parts(
    "a legacy function call",
    weather,
    () =>
      delta({ function_call: { name: "weather", arguments: '{"city":' } }) +
      delta({ function_call: { arguments: '"Oslo"}' } }) +
      sse({ choices: [{ index: 0, delta: {}, finish_reason: "function_call" }] }),
    ["chat"],
  ),
  parts(
    "a call with an undeclared end",
    { outcome: "interrupted(truncated)", tools: ['weather({"city":"Os…)'] },
    (w) => w.tool({ index: 0, id: "a", name: "weather", input: '{"city":"Os' }),
  ),
  parts(
    "arguments that are not JSON",
    { outcome: "complete", tools: ["weather(!{city: Oslo)"] },
    (w) => w.tool({ index: 0, id: "a", name: "weather", input: "{city: Oslo" }) + end(w, "tool_calls"),
  ),
  parts(
    "arguments cut by the length limit",
    { outcome: "length", tools: ['weather(!{"city":"Os)'] },
    (w) => w.tool({ index: 0, id: "a", name: "weather", input: '{"city":"Os' }) + end(w, "length"),
  ),
  parts(
    "text, then a tool call",
    { outcome: "complete", text: "Let me look", tools: ['weather({"city":"Oslo"})'] },
    (w) =>
      w.text("Let me look") +
      w.tool({ index: 0, id: "a", name: "weather", input: '{"city":"Oslo"}' }) +
      end(w, "tool_calls"),
  ),
]

const message = { role: "assistant", content: "Hello" }

/** Answers that are not streams though one was asked for. */
export const wholes: readonly Shape[] = [
  {
    name: "a whole completion instead of a stream",
    row: "parts",
    formats: ["chat"],
    expect: { outcome: "complete", text: "Hello", inputTokens: 11 },
    play: (c) =>
      c.status(
        200,
        JSON.stringify({
          choices: [{ index: 0, message, finish_reason: "stop" }],
          usage: { prompt_tokens: 11, completion_tokens: 7 },
        }),
      ),
  },
  {
    name: "a whole response instead of a stream",
    row: "parts",
    formats: ["responses"],
    expect: { outcome: "complete", text: "Hello", inputTokens: 11 },
    play: (c) =>
      c.status(
        200,
        JSON.stringify({
          object: "response",
          error: null,
          output: [{ type: "message", id: "m", content: [{ type: "output_text", text: "Hello" }] }],
          usage: { input_tokens: 11, output_tokens: 7 },
        }),
      ),
  },
  parts(
    "text only with the end of the response",
    { outcome: "complete", text: "Hello" },
    () =>
      sse({
        type: "response.completed",
        response: {
          output: [{ type: "message", id: "m", content: [{ type: "output_text", text: "Hello" }] }],
        },
      }),
    ["responses"],
  ),
  parts(
    "deltas nobody announced",
    { outcome: "complete", text: "Hello" },
    () =>
      sse({ type: "response.output_text.delta", delta: "Hel" }) +
      sse({ type: "response.output_text.delta", delta: "lo" }) +
      sse({ type: "response.completed", response: {} }),
    ["responses"],
  ),
]
