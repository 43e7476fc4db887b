import { CUT, failure, HOLD, TRUNCATE } from "../demo/script.ts"
import type { ChatPage } from "./fixtures/chat-page.ts"
import { expect, test } from "./fixtures/test.ts"

const story = "Once upon a time there was a mill by the river."

test("words that the model repeats at the join are never on screen twice", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Once upon a time there was", CUT])
  await chat.send("Tell me a story")
  await chat.expectOutcome("interrupted", "The answer was cut off.")
  const texts = await everyTextOf(chat)
  modelServer.script(["a time", " there was", HOLD, " a mill", HOLD, " by the river."])
  await chat.action("Continue").click()
  await modelServer.held()
  await expect(chat.stopButton).toBeVisible()
  await expect(chat.answerText).toHaveText("Once upon a time there was")
  modelServer.release()
  await expect(chat.answerText).toHaveText("Once upon a time there was a mill")
  modelServer.release()
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText(story)
  expect((await texts()).filter((text) => /a time.*a time/s.test(text))).toEqual([])
  await expect(chat.answers).toHaveCount(1)
  await page.reload()
  await expect(chat.answerText).toHaveText(story)
})

test("a word cut in the middle is whole again, and the details tell of both joins", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Once upon a ti", failure("overloaded")])
  await chat.send("Tell me a story")
  await chat.expectOutcome("failed")
  modelServer.script(["me there was", TRUNCATE])
  await chat.action("Continue").click()
  await expect(chat.answerText).toHaveText("Once upon a time there was")
  await chat.expectOutcome("interrupted")
  modelServer.script([" a mill by the river."])
  await chat.action("Continue").click()
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText(story)
  expect(modelServer.saidTo(3)).toEqual([
    ["user", "Tell me a story"],
    ["assistant", "Once upon a time there was"],
    ["user", expect.stringMatching(/^Your last answer was cut off\. Continue it/)],
  ])
  await expect(chat.questions).toHaveCount(1)
  await chat.lastAnswer.getByRole("button", { name: "Answer details" }).click()
  await expect(page.getByRole("dialog", { name: "About this answer" })).toContainText("Continued2 times")
})

test("a block of code that was cut goes on in the same block", async ({ chat, modelServer }) => {
  modelServer.script(["```js\nconst mill", CUT])
  await chat.send("Write me a line")
  await chat.expectOutcome("interrupted")
  modelServer.script(["Stones = 2\n```\n"])
  await chat.action("Continue").click()
  await chat.expectComplete()
  const code = chat.lastAnswer.locator("pre")
  await expect(code).toHaveCount(1)
  await expect(code).toHaveText("const millStones = 2")
})

test("stopping a continuation keeps both halves and closes the upstream", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Once upon a time", CUT])
  await chat.send("Tell me a story")
  await chat.expectOutcome("interrupted")
  modelServer.script([" there was", HOLD])
  await chat.action("Continue").click()
  await expect(chat.answerText).toHaveText("Once upon a time there was")
  await chat.stop()
  await modelServer.expectSocketClosed({ withinMs: 2_000 })
  await chat.expectOutcome("stopped", /^Stopped\./)
  await page.reload()
  await expect(chat.answerText).toHaveText("Once upon a time there was")
  await chat.expectOutcome("stopped", /^Stopped\./)
})

/** Records from now on what the conversation says after each change, however short it stands there. */
async function everyTextOf({ conversation }: ChatPage): Promise<() => Promise<string[]>> {
  const recorded = await conversation.evaluateHandle((element) => {
    const texts: string[] = []
    new MutationObserver(() => texts.push(element.textContent ?? "")).observe(element, {
      subtree: true,
      childList: true,
      characterData: true,
    })
    return texts
  })
  return () => recorded.jsonValue()
}
