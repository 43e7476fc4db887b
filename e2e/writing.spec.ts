import { HOLD } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

test("Enter sends, Shift+Enter breaks the line", async ({ chat, modelServer, page }) => {
  modelServer.script(["Yes."])
  await chat.message.fill("one")
  await page.keyboard.press("Shift+Enter")
  await page.keyboard.type("two")
  await page.keyboard.press("Enter")
  await chat.expectComplete()
  expect(modelServer.saidTo(1)).toEqual([["user", "one\ntwo"]])
})

test("Enter that chooses a word of an input method does not send", async ({
  chat,
  page,
  context,
  modelServer,
}) => {
  const session = await context.newCDPSession(page)
  await chat.message.focus()
  await session.send("Input.imeSetComposition", { text: "ni", selectionStart: 2, selectionEnd: 2 })
  await page.keyboard.press("Enter")
  await expect(chat.questions).toHaveCount(0)
  await session.send("Input.insertText", { text: "你好" })
  await expect(chat.message).toHaveValue(/你好/)
  expect(modelServer.requests).toHaveLength(0)
})

test("each chat keeps its own draft, also through a reload", async ({ chat, modelServer, page }) => {
  modelServer.script(["Four."])
  await chat.send("Two and two")
  await chat.expectComplete()
  await chat.message.fill("a draft here")
  await chat.newChat()
  await expect(chat.message).toHaveValue("")
  await chat.message.fill("a draft there")
  await page.reload()
  await expect(chat.message).toHaveValue("a draft there")
  await chat.chat("Two and two").click()
  await expect(chat.message).toHaveValue("a draft here")
})

test("↑ edits the last message, and the edited one is answered", async ({ chat, modelServer, page }) => {
  modelServer.script(["Five."])
  await chat.send("Two and three")
  await chat.expectComplete()
  await chat.message.press("ArrowUp")
  const editor = page.getByRole("textbox", { name: "Edit message" })
  await expect(editor).toBeFocused()
  modelServer.script(["Six."])
  await editor.fill("Three and three")
  await editor.press("Enter")
  await expect(chat.lastAnswer).toContainText("Six.")
  await expect(chat.questions).toHaveCount(1)
  expect(modelServer.saidTo(2)).toEqual([["user", "Three and three"]])
})

test("a message written while an answer runs is sent when it has ended", async ({
  chat,
  modelServer,
  page,
}) => {
  const first = modelServer.script(["One", HOLD, " more."], { for: "First" })
  await chat.send("First")
  await expect(chat.lastAnswer).toContainText("One")
  await chat.message.fill("Second")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("list", { name: "Queued messages" })).toContainText("Second")
  await expect(chat.questions).toHaveCount(1)
  modelServer.script(["Two."])
  first.release()
  await expect(chat.questions).toHaveCount(2)
  await expect(chat.lastAnswer).toContainText("Two.")
  await expect(page.getByRole("list", { name: "Queued messages" })).toBeHidden()
  expect(modelServer.saidTo(2).at(-1)).toEqual(["user", "Second"])
})

test("a queued message comes back when the answer is stopped", async ({ chat, modelServer, page }) => {
  modelServer.script(["One", HOLD])
  await chat.send("First")
  await expect(chat.lastAnswer).toContainText("One")
  await chat.message.fill("Second")
  await page.keyboard.press("Enter")
  await chat.stop()
  await chat.expectOutcome("stopped")
  await expect(chat.message).toHaveValue("Second")
  expect(modelServer.requests).toHaveLength(1)
})

test("from load to answer to stop by keyboard alone", async ({ chat, modelServer, page }) => {
  await expect(chat.message).toBeFocused()
  modelServer.script(["Once upon", HOLD])
  await page.keyboard.type("Tell me a story")
  await page.keyboard.press("Enter")
  await expect(chat.lastAnswer).toContainText("Once upon")
  await page.keyboard.press("Escape")
  await chat.expectOutcome("stopped")
  await expect(chat.message).toBeFocused()
})

test("a screen reader hears that an answer is made and that it is complete, never its words", async ({
  chat,
  modelServer,
  page,
}) => {
  const status = page.getByRole("status").filter({ hasText: /Generating|Answer complete/ })
  modelServer.script(["Once upon", HOLD, " a time."])
  await chat.send("Tell me a story")
  await expect(status).toHaveText("Generating")
  await expect(chat.conversation).toHaveAttribute("aria-live", "off")
  await expect(chat.lastAnswer).toHaveAttribute("aria-busy", "true")
  modelServer.release()
  await expect(status).toHaveText("Answer complete")
  await expect(chat.lastAnswer).toHaveAttribute("aria-busy", "false")
})
