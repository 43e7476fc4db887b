import type { Page } from "@playwright/test"
import { HOLD, RESET } from "../demo/script.ts"
import type { ChatPage } from "./fixtures/chat-page.ts"
import { expect, test } from "./fixtures/test.ts"

const row = (chat: ChatPage, title: string) =>
  chat.sidebar.getByRole("listitem").filter({ has: chat.page.getByRole("link", { name: title }) })
const dot = (chat: ChatPage, title: string) => row(chat, title).getByRole("img", { name: "New answer" })
const open = (page: Page) => page.getByRole("button", { name: "Open", exact: true })

test("an answer that ends elsewhere is told, leads there, and is marked until it is opened", async ({
  chat,
  modelServer,
  page,
}) => {
  const story = modelServer.script(["Once upon", HOLD, " a time."])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon")
  await chat.newChat()
  await expect(row(chat, "Tell me a story").getByRole("img", { name: "Answer running" })).toBeVisible()
  story.release()
  await expect(page.getByText("“Tell me a story” is ready")).toBeVisible()
  await expect(dot(chat, "Tell me a story")).toBeVisible()
  await page.reload()
  await expect(dot(chat, "Tell me a story")).toBeVisible()
  await chat.chat("Tell me a story").click()
  await expect(chat.answerText).toHaveText("Once upon a time.")
  await expect(dot(chat, "Tell me a story")).toBeHidden()
})

test("one that failed elsewhere says so, and its notice opens it", async ({ chat, modelServer, page }) => {
  const story = modelServer.script(["Once upon", HOLD, RESET])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon")
  await chat.newChat()
  story.release()
  await expect(page.getByText("“Tell me a story” ended: The answer was cut off.")).toBeVisible()
  await open(page).click()
  await chat.expectOutcome("interrupted", "The answer was cut off.")
})

test("what ends on screen, and what the reader stopped, is no news", async ({ chat, modelServer, page }) => {
  modelServer.script(["Four."])
  await chat.send("Two and two")
  await chat.expectComplete()
  const story = modelServer.script(["Once upon", HOLD])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon")
  await chat.stop()
  await chat.expectOutcome("stopped")
  story.release()
  await chat.newChat()
  await expect(dot(chat, "Two and two")).toBeHidden()
  await expect(page.getByText(/is ready|ended:/)).toBeHidden()
})

test("a pinned chat stands above the others, also after a reload, and can be unpinned", async ({
  chat,
  modelServer,
  page,
}) => {
  for (const text of ["First", "Second"]) {
    await chat.newChat()
    modelServer.script(["Yes."])
    await chat.send(text)
    await chat.expectComplete()
  }
  await chat.choose("First", "Pin")
  const pinned = chat.sidebar.getByRole("region", { name: "Pinned" })
  await expect(pinned.getByRole("link")).toHaveText(["First"])
  await page.reload()
  await expect(pinned.getByRole("link")).toHaveText(["First"])
  await chat.choose("First", "Unpin")
  await expect(pinned).toBeHidden()
})

test("a deletion is undone", async ({ chat, modelServer, page }) => {
  modelServer.script(["Four."])
  await chat.send("Two and two")
  await chat.expectComplete()
  await chat.choose("Two and two", "Delete")
  await expect(chat.chat("Two and two")).toBeHidden()
  await page.getByRole("button", { name: "Undo" }).click()
  await chat.chat("Two and two").click()
  await expect(chat.answerText).toHaveText("Four.")
  await page.reload()
  await expect(chat.answerText).toHaveText("Four.")
})
