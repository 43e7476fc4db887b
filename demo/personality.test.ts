import { expect, test } from "vitest"
import type { Conversation, Turn } from "./conversation.ts"
import { postcardSent } from "./mcp.ts"
import { demoAnswer, textOf } from "./personality.ts"
import { demoPrompts, promptsIn } from "./prompts.ts"
import type { Step } from "./script.ts"
import type { ToolCall } from "./tool-calls.ts"

const user = (text: string): Turn => ({ role: "user", text })
const assistant = (text: string): Turn => ({ role: "assistant", text })
const conversation = (...turns: Turn[]): Conversation => ({
  model: "millrace-demo",
  stream: true,
  includeUsage: true,
  instructions: "",
  turns,
  tools: [],
  calls: [],
})
const promptText = (id: string) => demoPrompts.find((prompt) => prompt.id === id)?.prompt ?? ""
const kindsOf = (steps: Step[]) => steps.map((step) => (typeof step === "string" ? "text" : step.kind))

test("a free message is told that the reply is scripted and how to connect a real model", () => {
  const text = textOf(demoAnswer(conversation(user("What is the meaning of life?"))))
  expect(text).toContain("scripted reply")
  expect(text).toContain("OPENAI_API_KEY")
})

test("the long answer has a heading, a table and code", () => {
  const text = textOf(demoAnswer(conversation(user(promptText("long")))))
  expect(text).toMatch(/^# /)
  expect(text).toContain("|:--|")
  expect(text).toContain("```ts")
})

test.each([
  ["error", "error"],
  ["cut", "reset"],
  ["silent", "silence"],
])("the prompt %s ends in its fault, after something was said", (id, fault) => {
  const steps = demoAnswer(conversation(user(promptText(id))))
  expect(kindsOf(steps)).toEqual(["delay", "deltas", fault])
  expect(textOf(steps).length).toBeGreaterThan(100)
})

test.each(demoPrompts.map(({ id, prompt }) => [id, prompt]))(
  "the steady model says %s to its end",
  (_id, prompt) => {
    const steps = demoAnswer({ ...conversation(user(prompt)), model: "millrace-demo-steady" })
    expect(new Set(kindsOf(steps))).toEqual(new Set(["delay", "deltas"]))
  },
)

const continued = demoPrompts.filter(({ id }) => id !== "tool")
for (const asks of [[], [user("Continue exactly where you stopped.")]])
  test.each(continued.map(({ id, prompt }) => [id, prompt]))(
    `a continuation of %s ${asks.length === 0 ? "by prefill" : "by instruction"} says what was left`,
    (_id, prompt) => {
      const whole = textOf(demoAnswer({ ...conversation(user(prompt)), model: "millrace-demo-steady" }))
      for (const length of [1, 60, 100]) {
        const partial = whole.slice(0, length)
        const steps = demoAnswer(conversation(user(prompt), assistant(partial), ...asks))
        expect(partial + textOf(steps)).toBe(whole)
        expect(kindsOf(steps)).toEqual(["delay", "deltas"])
      }
    },
  )

test("a continuation of a whole answer says that nothing is left", () => {
  const whole = textOf(demoAnswer(conversation(user(promptText("long")))))
  const steps = demoAnswer(conversation(user(promptText("long")), assistant(whole), user("continue")))
  expect(textOf(steps)).toContain("ends here")
})

test("a new question after an answer is not taken for a continuation", () => {
  const turns = [user(promptText("long")), assistant("# How an"), user(promptText("error"))]
  expect(kindsOf(demoAnswer(conversation(...turns)))).toContain("error")
})

test("a chat that began with a prompt is titled by its label", () => {
  const asked = {
    ...conversation(user(promptText("cut"))),
    instructions: "Write a title of at most six words.",
  }
  expect(textOf(demoAnswer(asked))).toBe("A cut connection")
})

test("the thinking model thinks aloud before it speaks", () => {
  const steps = demoAnswer(conversation(user(promptText("thinking"))))
  expect(steps[1]).toMatchObject({ kind: "deltas", as: "reasoning" })
  expect(textOf(steps)).toMatch(/^Because a reader can wait/)
})

const withTools = (...calls: ToolCall[]): Conversation => ({
  ...conversation(user(promptText("tool"))),
  tools: ["current_time", "demo_send_postcard"],
  calls,
})
const time = { id: "1", name: "current_time", output: '{"local":"Monday, 23 November 2026 at 07:14"}' }
const posted = (output: string) => ({ id: "2", name: "demo_send_postcard", output })

test("a postcard is dated by one tool, and written by another", () => {
  expect(demoAnswer(withTools()).at(-1)).toMatchObject({ kind: "tool", name: "current_time" })
  const card = demoAnswer(withTools(time)).at(-1) as Extract<Step, { kind: "tool" }>
  expect(card.name).toBe("demo_send_postcard")
  expect(JSON.parse(card.argumentDeltas.join(""))).toMatchObject({
    to: "Ada",
    message: expect.stringMatching(/^23 November 2026/),
  })
})

test("the last word depends on whether the card was allowed", () => {
  expect(textOf(demoAnswer(withTools(time, posted(`${postcardSent} for Ada.`))))).toMatch(/^Done/)
  expect(textOf(demoAnswer(withTools(time, posted("Tool call execution denied."))))).toMatch(/did not allow/)
})

test("where nobody offers the tool, the demo says so", () => {
  expect(textOf(demoAnswer(conversation(user(promptText("tool")))))).toContain("offers me none")
})

test("whoever asks in Chinese is answered in Chinese, to the end of a continuation", () => {
  const text = (...turns: Turn[]) => textOf(demoAnswer(conversation(...turns)))
  expect(text(user("你好"))).toContain("预先写好的回复")
  const [cut] = promptsIn("zh").filter(({ id }) => id === "cut")
  const question = user(cut?.prompt ?? "")
  const partial = text(question)
  expect(partial).toContain("连接会被")
  expect(text(question, assistant(partial), user("Continue exactly where you stopped."))).toMatch(/^切断/)
  expect(text(question, assistant(partial), user("And in English?"))).toContain("scripted reply")
})
