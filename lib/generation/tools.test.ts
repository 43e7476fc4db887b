import type { LanguageModelV4Message } from "@ai-sdk/provider"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { captureLog } from "../observe/test-log"
import { type ChatId, type GenerationId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import type { ChatMessage } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import { ToolError } from "../tools/tool-error"
import { chatDetail } from "./chat-detail"
import { reap } from "./reap"
import { startGeneration } from "./start"
import { stopGeneration } from "./stop"
import { testInstance } from "./test-instance"
import { TestTools } from "./test-tools"

let connection: Connection
let userId: UserId
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterEach(() => connection.close())

const patiently = { interval: 2, timeout: 10_000 }
const question = (id: ChatId, text = "Write to Ada"): StartRequest => ({
  id,
  trigger: "submit-message",
  message: { id: newMessageId(), role: "user", parts: [{ type: "text", text }] },
})

/** An instance of the server with tools, on the database of all. */
function instance() {
  const tools = new TestTools()
  const { deps, model } = testInstance(connection, { tools })
  const start = async (request: StartRequest, user = userId) => {
    const { generationId, joined } = await startGeneration(deps, { userId: user, request })
    return { generationId, joined, done: deps.running.get(generationId)?.done ?? Promise.resolve() }
  }
  /** Resolves when the model was asked `count` times in all. */
  const asked = (count: number) => expect.poll(() => model.requests.length, patiently).toBe(count)
  return { deps, model, tools, start, asked }
}
type Instance = ReturnType<typeof instance>

const answerIn = async ({ deps }: Instance, id: ChatId) =>
  (await chatDetail(deps, id, userId)).messages.at(-1) as ChatMessage & { id: never }
const toolsOf = (message: ChatMessage) =>
  message.parts.filter((part) => part.type.startsWith("tool-")) as unknown as ToolPart[]
type ToolPart = {
  state: string
  toolCallId: string
  errorText?: string
  output?: unknown
  approval?: { id: string; approved?: boolean; signature?: string }
}
const approvalsOf = (message: ChatMessage) => toolsOf(message).map(({ approval }) => approval?.id ?? "")
const said = (message: ChatMessage) =>
  message.parts.map((part) => (part.type === "text" ? part.text : "")).join("")

/** What the last request told the model about its tool calls. */
const told = ({ model }: Instance) =>
  (model.prompts.at(-1) ?? ([] as LanguageModelV4Message[])).flatMap((message) =>
    message.role === "tool"
      ? message.content.flatMap((part) =>
          part.type === "tool-result" ? [{ id: part.toolCallId, ...part.output }] : [],
        )
      : [],
  )

/** A chat whose answer waits for the user: the model called `send` once for each place. */
async function waiting(at: Instance, ...places: string[]) {
  const id = newChatId()
  const { done } = await at.start(question(id))
  await at.asked(1)
  at.model.say("I will write.")
  for (const place of places) at.model.call("send", JSON.stringify({ at: place }), `send-${place}`)
  at.model.end("tool-calls")
  await done
  const answer = await answerIn(at, id)
  const decide = (approvalId: string | undefined, approved: boolean, from = at) =>
    from.start({
      id,
      trigger: "approve-tool",
      messageId: answer.id,
      approvalId: approvalId ?? "",
      approved,
    })
  return { id, answer, approvals: approvalsOf(answer), decide }
}

test("a call that needs no permission runs, and the model goes on with its result", async () => {
  const here = instance()
  const id = newChatId()
  const { done } = await here.start(question(id))
  await here.asked(1)
  here.model.call("look", '{"at":"Paris"}')
  here.model.end("tool-calls")
  await here.asked(2)
  expect(told(here)).toEqual([{ id: "look", type: "text", value: "done: Paris" }])
  here.model.say("It is fine.")
  here.model.end()
  await done
  const answer = await answerIn(here, id)
  expect(toolsOf(answer)).toMatchObject([{ state: "output-available", output: "done: Paris" }])
  expect(said(answer)).toBe("It is fine.")
  expect(answer.metadata?.outcome).toEqual({ status: "complete" })
})

test("a call that needs permission waits in the database, and runs on another server after a restart", async () => {
  const { id, approvals, decide } = await waiting(instance(), "Paris")
  const there = instance()
  const asked = await answerIn(there, id)
  expect(toolsOf(asked)).toMatchObject([{ state: "approval-requested", approval: { signature: /./ } }])
  expect(there.tools.ran).toEqual([])

  const { done } = await decide(approvals[0], true, there)
  await there.asked(1)
  expect(there.tools.ran).toEqual(["send Paris"])
  expect(told(there)).toEqual([{ id: "send-Paris", type: "text", value: "done: Paris" }])
  there.model.say("Sent.")
  there.model.end()
  await done
  const answer = await answerIn(there, id)
  expect(answer.id).toBe(asked.id)
  expect(toolsOf(answer)).toMatchObject([{ state: "output-available", output: "done: Paris" }])
  expect(said(answer)).toBe("I will write.Sent.")
})

test("a call that the user refuses never runs, and the model is told", async () => {
  const here = instance()
  const { id, approvals, decide } = await waiting(here, "Paris")
  const { done } = await decide(approvals[0], false)
  await here.asked(2)
  expect(told(here)).toMatchObject([{ id: "send-Paris", type: "execution-denied" }])
  here.model.say("As you wish.")
  here.model.end()
  await done
  expect(here.tools.ran).toEqual([])
  expect(toolsOf(await answerIn(here, id))).toMatchObject([{ state: "output-denied" }])
})

test("with several calls waiting, nothing runs and the model is not asked before the last is answered", async () => {
  const here = instance()
  const { id, approvals, decide } = await waiting(here, "Paris", "Rome")
  await (await decide(approvals[1], true)).done
  expect(toolsOf(await answerIn(here, id))).toMatchObject([
    { state: "approval-requested" },
    { state: "approval-responded", approval: { approved: true } },
  ])
  expect(here.tools.ran).toEqual([])
  expect(here.model.requests).toHaveLength(1)

  const { done } = await decide(approvals[0], false)
  await here.asked(2)
  expect(here.tools.ran).toEqual(["send Rome"])
  expect(told(here)).toMatchObject([
    { id: "send-Paris", type: "execution-denied" },
    { id: "send-Rome", value: "done: Rome" },
  ])
  here.model.end()
  await done
  expect(toolsOf(await answerIn(here, id))).toMatchObject([
    { state: "output-denied" },
    { state: "output-available" },
  ])
})

test("the first word on a call counts: a second one joins and changes nothing", async () => {
  const here = instance()
  const { approvals, decide } = await waiting(here, "Paris")
  const first = await decide(approvals[0], true)
  await here.asked(2)
  expect(await decide(approvals[0], false)).toMatchObject({ generationId: first.generationId, joined: true })
  here.model.end()
  await first.done
  expect(await decide(approvals[0], true)).toMatchObject({ generationId: first.generationId, joined: true })
  expect(here.tools.ran).toEqual(["send Paris"])
})

test("an approval that nobody asked for, another user's, and one that the conversation left behind are refused", async () => {
  const here = instance()
  const { id, answer, approvals, decide } = await waiting(here, "Paris", "Rome")
  await expect(decide("made-up", true)).rejects.toMatchObject({ code: "bad_request" })
  const request = { id, trigger: "approve-tool", messageId: answer.id, approved: true } as const
  const stranger = await addTestUser(connection.db)
  await expect(here.start({ ...request, approvalId: approvals[0] ?? "" }, stranger)).rejects.toMatchObject({
    code: "not_found",
  })

  await (await decide(approvals[1], true)).done
  const { done } = await here.start(question(id, "Never mind"))
  await here.asked(2)
  expect(JSON.stringify(here.model.prompts.at(-1))).not.toMatch(/send-Paris|send-Rome/)
  here.model.end()
  await done
  await expect(decide(approvals[0], true)).rejects.toMatchObject({ code: "bad_request" })
  expect(here.tools.ran).toEqual([])
})

test("a call that is not the one that was shown does not run, even if the database says so", async () => {
  captureLog()
  const here = instance()
  const { id, approvals, decide } = await waiting(here, "Paris")
  await connection.query(`update messages set parts = replace(parts, 'Paris', 'Mars')`, [])
  await (await decide(approvals[0], true)).done
  expect(here.tools.ran).toEqual([])
  expect((await answerIn(here, id)).metadata?.outcome).toEqual({ status: "failed", code: "internal" })
})

test("whoever continues without an answer has refused", async () => {
  const here = instance()
  const { id, answer } = await waiting(here, "Paris")
  const { done } = await here.start({ id, trigger: "continue-message", messageId: answer.id })
  await here.asked(2)
  expect(told(here)).toMatchObject([{ id: "send-Paris", type: "execution-denied" }])
  here.model.end()
  await done
  expect(toolsOf(await answerIn(here, id))).toMatchObject([{ state: "output-denied" }])
})

test.each([
  ["incomplete", '{"at":"Par', "The arguments are incomplete."],
  ["of another shape", '{"where":"Paris"}', "The arguments do not fit the tool."],
])("a call whose arguments are %s never runs; the model may try again", async (_kind, input, sentence) => {
  const here = instance()
  const id = newChatId()
  const { done } = await here.start(question(id))
  await here.asked(1)
  here.model.call("look", input)
  here.model.end("tool-calls")
  await here.asked(2)
  expect(told(here)).toMatchObject([{ id: "look", type: "error-text" }])
  here.model.end()
  await done
  expect(here.tools.ran).toEqual([])
  expect(toolsOf(await answerIn(here, id))).toMatchObject([{ state: "output-error", errorText: sentence }])
})

test("a call of a tool that does not exist says so", async () => {
  const here = instance()
  const id = newChatId()
  const { done } = await here.start(question(id))
  await here.asked(1)
  here.model.call("constructor", "{}")
  here.model.end("tool-calls")
  await here.asked(2)
  here.model.end()
  await done
  expect(toolsOf(await answerIn(here, id))).toMatchObject([{ errorText: "There is no such tool." }])
})

test("a call at the length limit never runs, and its part ends", async () => {
  const here = instance()
  const id = newChatId()
  const { done } = await here.start(question(id))
  await here.asked(1)
  here.model.call("look", '{"at":"Paris"}')
  here.model.end("length")
  await done
  expect(here.tools.ran).toEqual([])
  const answer = await answerIn(here, id)
  expect(answer.metadata?.outcome).toEqual({ status: "length" })
  expect(toolsOf(answer)).toMatchObject([{ state: "output-error", errorText: "The call did not finish." }])
})

test("a tool that fails says why in its sentence, to the reader and to the model", async () => {
  const here = instance()
  here.tools.failure = new ToolError("The page is not there.")
  const id = newChatId()
  const { done } = await here.start(question(id))
  await here.asked(1)
  here.model.call("look", '{"at":"Paris"}')
  here.model.end("tool-calls")
  await here.asked(2)
  expect(told(here)).toMatchObject([{ type: "error-text", value: "The page is not there." }])
  here.model.end()
  await done
  const answer = await answerIn(here, id)
  expect(toolsOf(answer)).toMatchObject([{ state: "output-error", errorText: "The page is not there." }])
  expect(answer.metadata?.outcome).toEqual({ status: "complete" })
})

test("Stop during a tool ends at once; Continue goes on without running it again", async () => {
  const here = instance()
  here.tools.gate = new Promise(() => {})
  const { id, answer, approvals, decide } = await waiting(here, "Paris")
  await decide(approvals[0], true)
  await expect.poll(() => here.tools.ran, patiently).toEqual(["send Paris"])
  expect(await stopGeneration(here.deps, { chatId: id, userId })).toMatchObject({
    outcome: { status: "stopped" },
  })
  const stopped = { state: "output-error", errorText: "The call did not finish." }
  expect(toolsOf(await answerIn(here, id))).toMatchObject([stopped])

  const { done } = await here.start({ id, trigger: "continue-message", messageId: answer.id })
  await here.asked(2)
  expect(told(here)).toMatchObject([{ id: "send-Paris", value: "The call did not finish." }])
  expect(here.model.prompts.at(-1)?.at(-1)?.role).toBe("tool")
  here.model.end()
  await done
  expect(here.tools.ran).toEqual(["send Paris"])
})

/** Lets a server that counted as dead go, so that it does nothing in the next test. */
async function end({ deps }: Instance, generationId: GenerationId) {
  const running = deps.running.get(generationId)
  running?.end("stopped")
  await running?.done
}

test("I8: a call that a dead server may have run is not run again by the one that ends its answer", async () => {
  const [dead, alive] = [instance(), instance()]
  dead.tools.gate = new Promise(() => {})
  const { id, answer, approvals, decide } = await waiting(dead, "Paris")
  const { generationId } = await decide(approvals[0], true)
  await expect.poll(() => dead.tools.ran, patiently).toEqual(["send Paris"])
  await connection.query("update generations set lease_until = now() - interval '1 second'", [])
  await reap(alive.deps)
  const ended = { state: "output-error", errorText: "The call did not finish." }
  expect(toolsOf(await answerIn(alive, id))).toMatchObject([ended])
  const { done } = await alive.start({ id, trigger: "continue-message", messageId: answer.id })
  await alive.asked(1)
  alive.model.end()
  await done
  expect(alive.tools.ran).toEqual([])
  await end(dead, generationId)
})

test("I8: the user's word outlives a server that died before it did anything with it", async () => {
  const [dead, alive] = [instance(), instance()]
  const { id, answer, approvals, decide } = await waiting(dead, "Paris")
  dead.tools.offer = new Promise(() => {})
  const { generationId } = await decide(approvals[0], false)
  await connection.query("update generations set lease_until = now() - interval '1 second'", [])
  await reap(alive.deps)
  const { done } = await alive.start({ id, trigger: "continue-message", messageId: answer.id })
  await alive.asked(1)
  expect(told(alive)).toHaveLength(1)
  alive.model.end()
  await done
  expect(toolsOf(await answerIn(alive, id))).toMatchObject([{ state: "output-denied" }])
  await end(dead, generationId)
})

test("after seven rounds of calls the model has to answer in words", async () => {
  const here = instance()
  const id = newChatId()
  const { done } = await here.start(question(id))
  for (let round = 1; round < 8; round++) {
    await here.asked(round)
    here.model.call("look", `{"at":"place ${round}"}`, `call-${round}`)
    here.model.end("tool-calls")
  }
  await here.asked(8)
  expect(here.model.requests.map(({ toolChoice }) => toolChoice?.type)).toEqual([
    ...Array(7).fill("auto"),
    "none",
  ])
  here.model.say("Enough seen.")
  here.model.end()
  await done
  expect(here.tools.ran).toHaveLength(7)
  expect(said(await answerIn(here, id))).toBe("Enough seen.")
})

test("a model without tools is told nothing of earlier calls", async () => {
  const here = instance()
  const { id, approvals, decide } = await waiting(here, "Paris")
  const { done } = await decide(approvals[0], true)
  await here.asked(2)
  here.model.say("Sent.")
  here.model.end()
  await done
  here.tools.forModel = async () =>
    ({ tools: {}, ask: new Set(), approvalSecret: new Uint8Array(32) }) as never
  await here.start(question(id, "Thanks"))
  await here.asked(3)
  const prompt = JSON.stringify(here.model.prompts.at(-1))
  expect(prompt).toContain("Sent.")
  expect(prompt).not.toContain("send-Paris")
  expect(here.model.requests.at(-1)?.tools).toBeUndefined()
  await stopGeneration(here.deps, { chatId: id, userId })
})
