import { HOLD, reasoning } from "../demo/script.ts"
import type { ChatPage } from "./fixtures/chat-page.ts"
import { expect, test } from "./fixtures/test.ts"

const thought = (chat: ChatPage) => chat.lastAnswer.getByText("Six times seven", { exact: false })
const summary = (chat: ChatPage, label: string | RegExp) => chat.lastAnswer.getByText(label)

test("what the model thinks is folded away, opens while it grows, and says how long it took", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script([reasoning("Six times"), reasoning(" seven"), HOLD, reasoning(" is 42."), "It is 42."])
  await chat.send("What is 6 × 7?")
  await modelServer.held()
  await expect(summary(chat, "Thinking")).toBeVisible()
  await expect(thought(chat)).toBeHidden()
  await summary(chat, "Thinking").click()
  await expect(thought(chat)).toBeVisible()
  modelServer.release()
  await chat.expectComplete()
  const duration = await summary(chat, /^Thought for \d+ seconds?$/).textContent()
  await expect(thought(chat)).toHaveText("Six times seven is 42.")
  await expect(chat.lastAnswer.getByText("It is 42.", { exact: true })).toBeVisible()
  await page.reload()
  await expect(chat.lastAnswer.getByText("It is 42.", { exact: true })).toBeVisible()
  await expect(thought(chat)).toBeHidden()
  await summary(chat, duration ?? "").click()
  await expect(thought(chat)).toHaveText("Six times seven is 42.")
})

test("thoughts between <think> tags are thoughts, and no provider is told them again", async ({
  chat,
  modelServer,
}) => {
  modelServer.script(["<thi", "nk>Six times seven", " is 42.</th", "ink>", "It is 42."])
  await chat.send("What is 6 × 7?")
  await chat.expectComplete()
  await expect(chat.lastAnswer.getByText("It is 42.", { exact: true })).toBeVisible()
  await expect(thought(chat)).toBeHidden()
  await expect(chat.conversation).not.toContainText("think>")
  await summary(chat, /^Thought/).click()
  await expect(thought(chat)).toBeVisible()
  modelServer.script(["Yes."])
  await chat.send("Are you sure?")
  await chat.expectComplete()
  expect(modelServer.saidTo(2)).toEqual([
    ["user", "What is 6 × 7?"],
    ["assistant", "It is 42."],
    ["user", "Are you sure?"],
  ])
  expect(JSON.stringify(modelServer.requests[1]?.body)).not.toContain("Six times")
})

test("an answer stopped among its thoughts keeps them", async ({ chat, modelServer, page }) => {
  modelServer.script([reasoning("Six times seven"), HOLD])
  await chat.send("What is 6 × 7?")
  await expect(summary(chat, "Thinking")).toBeVisible()
  await modelServer.held()
  await chat.stop()
  await modelServer.expectSocketClosed({ withinMs: 2_000 })
  await chat.expectOutcome("stopped", /^Stopped\./)
  await page.reload()
  await summary(chat, /^Thought/).click()
  await expect(thought(chat)).toBeVisible()
})
