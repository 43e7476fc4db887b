import type { Page } from "@playwright/test"
import { HOLD } from "../demo/script.ts"
import type { ChatPage } from "./fixtures/chat-page.ts"
import { expect, test } from "./fixtures/test.ts"

const deleted = (page: Page) => page.getByText("Temporary chat deleted")
const remark = (page: Page) => page.getByText(/^Temporary: deleted when you leave it/)

async function begin(chat: ChatPage, text: string): Promise<void> {
  await chat.page.getByRole("button", { name: "Temporary chat" }).click()
  await expect(chat.page.getByRole("heading", { name: "Temporary chat" })).toBeVisible()
  await chat.send(text)
}

test("a temporary chat goes on through a reload, and is in no list and no search", async ({
  chat,
  modelServer,
  page,
}) => {
  const secret = modelServer.script(["The tailrace", HOLD, " is a secret."])
  await begin(chat, "A secret")
  await expect(chat.lastAnswer).toContainText("The tailrace")
  await expect(remark(page)).toBeVisible()
  await page.reload()
  await expect(chat.lastAnswer).toContainText("The tailrace")
  await expect(chat.stopButton).toBeVisible()
  secret.release()
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("The tailrace is a secret.")
  await expect(remark(page)).toBeVisible()
  await expect(chat.chat("A secret")).toBeHidden()
  await expect(page.getByRole("button", { name: "Share" })).toBeHidden()
  await page.getByRole("searchbox", { name: "Search chats" }).fill("tailrace")
  await expect(page.getByText("Nothing found")).toBeVisible()
})

test("leaving it deletes it, unless that is undone", async ({ chat, modelServer, page }) => {
  modelServer.script(["Nobody knows."])
  await begin(chat, "A secret")
  await chat.expectComplete()
  const id = await chat.chatId()
  await chat.newChat()
  await expect(chat.questions).toHaveCount(0)
  await expect(deleted(page)).toBeVisible()
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(chat.answerText).toHaveText("Nobody knows.")
  await expect(deleted(page)).toBeHidden()
  await chat.newChat()
  await expect(deleted(page)).toBeVisible()
  // The page that is left carries it out.
  await page.reload()
  await expect.poll(async () => (await page.request.get(`/api/chat/${id}`)).status()).toBe(404)
})

test("going back to it in time keeps it", async ({ chat, modelServer, page }) => {
  modelServer.script(["Nobody knows."])
  await begin(chat, "A secret")
  await chat.expectComplete()
  await chat.newChat()
  await expect(deleted(page)).toBeVisible()
  await page.goBack()
  await expect(chat.answerText).toHaveText("Nobody knows.")
  await expect(deleted(page)).toBeHidden()
  await page.reload()
  await expect(chat.answerText).toHaveText("Nobody knows.")
})

test("one that is kept is in the list, and stays when it is left", async ({ chat, modelServer, page }) => {
  modelServer.script(["Nobody knows."])
  await begin(chat, "A secret")
  await chat.expectComplete()
  await page.getByRole("button", { name: "Keep this chat" }).click()
  await expect(remark(page)).toBeHidden()
  await expect(chat.chat("A secret")).toBeVisible()
  await chat.newChat()
  await page.reload()
  await chat.chat("A secret").click()
  await expect(chat.answerText).toHaveText("Nobody knows.")
})
