import { expect, test } from "vitest"
import type { ChatMessage } from "@/lib/protocol/message"
import { toTurns } from "./turns"

test("each question stands with its answers", () => {
  expect(ids([message("u1", "user"), message("a1"), message("u2", "user"), message("a2")], false)).toEqual([
    ["u1", "a1"],
    ["u2", "a2"],
  ])
})

test("an answer that is awaited has its place before it begins, and only then", () => {
  expect(ids([message("u1", "user")], true)).toEqual([["u1", "pending"]])
  expect(ids([message("u1", "user")], false)).toEqual([["u1"]])
  expect(ids([message("u1", "user"), message("a1")], true)).toEqual([["u1", "a1"]])
})

test("an answer without a question is a turn of its own", () => {
  expect(ids([message("a0"), message("u1", "user")], false)).toEqual([["a0"], ["u1"]])
})

function ids(messages: ChatMessage[], running: boolean): string[][] {
  return toTurns(messages, running).map((turn) => turn.map(({ id }) => id))
}
function message(id: string, role: ChatMessage["role"] = "assistant"): ChatMessage {
  return { id, role, parts: [] }
}
