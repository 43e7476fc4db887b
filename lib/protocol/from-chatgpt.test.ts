import { expect, test } from "vitest"
import { readImport } from "./read-import"

const said = (id: string, parent: string | null, role: string, text: string, more = {}) => ({
  id,
  parent,
  children: [],
  message: {
    id,
    author: { role, name: null, metadata: {} },
    create_time: 1_700_000_000.5,
    content: { content_type: "text", parts: [text] },
    metadata: { model_slug: "gpt-4o" },
    ...more,
  },
})

const conversation = {
  title: "Mills",
  create_time: 1_700_000_000,
  update_time: 1_700_000_100,
  current_node: "answer-2",
  mapping: {
    root: { id: "root", message: null, parent: null, children: ["system"] },
    system: said("system", "root", "system", ""),
    question: said("question", "system", "user", "How?"),
    code: said("code", "question", "assistant", "", { content: { content_type: "code", text: "print()" } }),
    tool: said("tool", "code", "tool", "42"),
    "answer-1": said("answer-1", "tool", "assistant", "So."),
    "answer-2": said("answer-2", "question", "assistant", "Or so."),
    hidden: said("hidden", "answer-2", "user", "x", {
      metadata: { is_visually_hidden_from_conversation: true },
    }),
  },
}

test("a conversation of ChatGPT keeps its words, branches and times, and nothing else", () => {
  const { chats, skipped } = readImport(JSON.stringify([conversation, { mapping: "?" }]))
  expect(skipped).toBe(1)
  expect(chats).toHaveLength(1)
  expect(chats[0]).toMatchObject({
    title: "Mills",
    createdAt: "2023-11-14T22:13:20.000Z",
    updatedAt: "2023-11-14T22:15:00.000Z",
    activeLeafId: "answer-2",
  })
  const lines = chats[0]?.messages.map(({ id, parentId, role, parts }) => [id, parentId, role, parts])
  expect(lines).toEqual([
    ["question", null, "user", [{ type: "text", text: "How?" }]],
    ["answer-1", "question", "assistant", [{ type: "text", text: "So." }]],
    ["answer-2", "question", "assistant", [{ type: "text", text: "Or so." }]],
  ])
  expect(chats[0]?.messages[1]?.metadata).toMatchObject({ model: { name: "gpt-4o" } })
})

test("a file that is something else is refused", () => {
  for (const file of [
    "",
    "null",
    "{}",
    "[]",
    '[{"title":"x"}]',
    '{"format":"millrace-chats","version":2,"chats":[]}',
  ])
    expect(() => readImport(file), file).toThrow(SyntaxError)
})

test("a conversation that goes in circles is read", () => {
  const a = { ...said("a", "b", "system", ""), parent: "b" }
  const b = { ...said("b", "a", "system", ""), parent: "a" }
  const file = JSON.stringify([{ mapping: { a, b, c: said("c", "a", "user", "Hi") }, current_node: "c" }])
  expect(readImport(file).chats[0]?.messages).toMatchObject([{ id: "c", parentId: null }])
})
