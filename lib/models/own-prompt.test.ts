import type { LanguageModelV4Prompt } from "@ai-sdk/provider"
import { expect, test } from "vitest"
import { ownCall } from "./own-prompt"

const traced = { openai: { itemId: "msg_1", reasoningEncryptedContent: "x" } }
const assistant = (id: string): LanguageModelV4Prompt[number] => ({
  role: "assistant",
  content: [
    { type: "reasoning", text: "Hm", providerOptions: traced },
    { type: "text", text: "Hello", providerOptions: traced },
    { type: "tool-call", toolCallId: id, toolName: "weather", input: {}, providerOptions: traced },
  ],
})
const user: LanguageModelV4Prompt[number] = { role: "user", content: [{ type: "text", text: "Hi" }] }

test("what another upstream left in earlier turns stays here, that of the turn being made is kept", () => {
  const { prompt } = ownCall({ prompt: [user, assistant("1"), user, assistant("2")] })
  expect(prompt[1]).toEqual({
    role: "assistant",
    content: [
      { type: "text", text: "Hello" },
      { type: "tool-call", toolCallId: "1", toolName: "weather", input: {} },
    ],
  })
  expect(prompt[3]).toEqual(assistant("2"))
})

test("nothing is stored at the provider, unless the call says so", () => {
  expect(ownCall({ prompt: [user] }).providerOptions).toEqual({ openai: { store: false } })
  expect(ownCall({ prompt: [user], providerOptions: { openai: { store: true } } }).providerOptions).toEqual({
    openai: { store: true },
  })
})
