import { expect, test } from "vitest"
import type { ChatDetail } from "../protocol/chat"
import type { MessageId } from "../protocol/ids"
import type { ChatMessage } from "../protocol/message"
import { Branches, withVersions } from "./branches"

const message = (id: string): ChatMessage => ({
  id,
  role: id.startsWith("q") ? "user" : "assistant",
  parts: [{ type: "text", text: id }],
})
const branch = (...ids: string[]) => ids.map(message)
const id = (name: string) => name as MessageId
const idsOf = (messages: readonly ChatMessage[]) => messages.map((each) => each.id)

/** A server that answers when it is told to. */
function newBranches(shown: ChatMessage[]) {
  const puts: { id: string; answer(...ids: string[]): Promise<void>; fail(): Promise<void> }[] = []
  const page = { shown }
  const branches = new Branches(shown, {
    put: (messageId) =>
      new Promise((resolve, reject) => {
        puts.push({
          id: messageId,
          answer: async (...ids) => resolve({ messages: branch(...ids) } as ChatDetail),
          fail: async () => reject(new Error("away")),
        })
      }),
    show: (detail) => {
      page.shown = detail.messages
    },
    look: (messages) => {
      page.shown = messages
    },
  })
  return { branches, page, puts }
}

test("a branch that was seen before is shown before the server has answered", async () => {
  const { branches, page, puts } = newBranches(branch("q1", "a1"))
  branches.remember(branch("q1", "a2"))
  const switched = branches.switchTo(id("a1"), branch("q1", "a2"))
  expect(idsOf(page.shown)).toEqual(["q1", "a1"])
  await Promise.resolve()
  expect(puts[0]?.id).toBe("a1")
  await puts[0]?.answer("q1", "a1", "q2")
  await switched
  expect(idsOf(page.shown)).toEqual(["q1", "a1", "q2"])
})

test("of several switches the last one counts, and the server hears of them in order", async () => {
  const { branches, page, puts } = newBranches(branch("q1", "a1"))
  branches.remember(branch("q1", "a2"))
  const first = branches.switchTo(id("a1"), page.shown)
  const second = branches.switchTo(id("a2"), page.shown)
  await Promise.resolve()
  expect(puts).toHaveLength(1)
  await puts[0]?.answer("q1", "a1")
  await first
  expect(idsOf(page.shown)).toEqual(["q1", "a2"])
  await puts[1]?.answer("q1", "a2")
  await second
  expect(puts.map((put) => put.id)).toEqual(["a1", "a2"])
  expect(branches.settling).toBeNull()
})

test("what the server refuses is taken back", async () => {
  const { branches, page, puts } = newBranches(branch("q1", "a1"))
  const shown = branch("q1", "a2")
  branches.remember(shown)
  const switched = branches.switchTo(id("a1"), shown)
  await Promise.resolve()
  await puts[0]?.fail()
  await expect(switched).rejects.toThrow("away")
  expect(page.shown).toBe(shown)
})

test("an answer in place of another is a version of it, and so is a changed question", () => {
  const answers = withVersions({}, branch("q1", "a1"), branch("q1", "a2"))
  expect(answers).toEqual({ a1: ["a1", "a2"], a2: ["a1", "a2"] })
  const third = withVersions(answers, branch("q1", "a1", "q2"), branch("q1", "a3"))
  expect(third[id("a3")]).toEqual(["a1", "a2", "a3"])
  expect(withVersions({}, branch("q1", "a1"), branch("q2", "a2"))).toEqual({
    q1: ["q1", "q2"],
    q2: ["q1", "q2"],
  })
})

test("what is only added is no version of anything", () => {
  const none = {}
  expect(withVersions(none, [], branch("q1", "a1"))).toBe(none)
  expect(withVersions(none, branch("q1", "a1"), branch("q1", "a1", "q2", "a2"))).toBe(none)
  expect(withVersions(none, branch("q1", "a1"), branch("q1", "a1"))).toBe(none)
})
