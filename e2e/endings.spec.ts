import { finish } from "../demo/script.ts"
import type { ChatPage } from "./fixtures/chat-page.ts"
import { expect, test } from "./fixtures/test.ts"

const actions = ["Continue", "Retry", "Other model"] as const

/** Of the three buttons the answer offers these alone. */
async function expectActions(chat: ChatPage, offered: readonly (typeof actions)[number][]) {
  for (const name of actions) await expect(chat.action(name)).toHaveCount(offered.includes(name) ? 1 : 0)
}

test("at its length limit an answer offers to go on, as often as it takes", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Once upon", finish("length")])
  await chat.send("Tell me a story")
  await chat.expectOutcome("length", "Reached the length limit of the model.")
  await page.reload()
  await chat.expectOutcome("length", "Reached the length limit of the model.")
  await expectActions(chat, ["Continue"])
  modelServer.script([" a time", finish("length")])
  await chat.action("Continue").click()
  await expect(chat.answerText).toHaveText("Once upon a time")
  await chat.expectOutcome("length")
  modelServer.script([" there was a mill."])
  await chat.action("Continue").click()
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("Once upon a time there was a mill.")
  await expectActions(chat, [])
  expect(modelServer.requests).toHaveLength(3)
  expect(modelServer.saidTo(3)).toContainEqual(["assistant", "Once upon a time"])
})

test("an answer that the provider filtered keeps its text and offers no more of it", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Once upon", finish("content_filter")])
  await chat.send("Tell me a story")
  await chat.expectOutcome("filtered", "The provider's content filter ended this answer.")
  await page.reload()
  await chat.expectOutcome("filtered", "The provider's content filter ended this answer.")
  await expect(chat.answerText).toHaveText("Once upon")
  await expectActions(chat, ["Retry", "Other model"])
  modelServer.script(["There was a mill."])
  await chat.action("Retry").click()
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("There was a mill.")
  expect(modelServer.saidTo(2)).toEqual([["user", "Tell me a story"]])
})

test("an answer filtered before its first word is no empty success", async ({ chat, modelServer, page }) => {
  modelServer.script([finish("content_filter")])
  await chat.send("Tell me a story")
  await chat.expectOutcome("filtered", "The provider's content filter ended this answer.")
  await expectActions(chat, ["Retry", "Other model"])
  await page.reload()
  await chat.expectOutcome("filtered", "The provider's content filter ended this answer.")
  expect(modelServer.requests).toHaveLength(1)
})
