import { expect, test } from "vitest"
import { readConversation } from "./conversation.ts"

const calls = [
  { id: "a", name: "clock", output: "noon" },
  { id: "b", name: "post", output: null },
]

test("calls and their results are read from the chat format", () => {
  const call = (id: string, name: string) => ({ id, type: "function", function: { name, arguments: "{}" } })
  const conversation = readConversation({
    messages: [
      { role: "assistant", tool_calls: [call("old", "clock")] },
      { role: "tool", tool_call_id: "old", content: "morning" },
      { role: "user", content: "Again" },
      { role: "assistant", content: null, tool_calls: [call("a", "clock"), call("b", "post")] },
      { role: "tool", tool_call_id: "a", content: "noon" },
    ],
    tools: [{ type: "function", function: { name: "clock" } }],
  })
  expect(conversation).toMatchObject({ calls, tools: ["clock"] })
})

test("calls and their results are read from the responses format", () => {
  const conversation = readConversation({
    input: [
      { role: "user", content: "Again" },
      { type: "function_call", call_id: "a", name: "clock", arguments: "{}" },
      { type: "function_call", call_id: "b", name: "post", arguments: "{}" },
      { type: "function_call_output", call_id: "a", output: "noon" },
    ],
    tools: [{ type: "function", name: "clock" }],
  })
  expect(conversation).toMatchObject({ calls, tools: ["clock"] })
})
