import { HOLD } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

test("an old chat is opened from the sidebar", async ({ chat, modelServer }) => {
  modelServer.script(["Four."])
  await chat.send("What is two and two?")
  await chat.expectComplete()
  await chat.newChat()
  await expect(chat.questions).toHaveCount(0)
  modelServer.script(["Blue."])
  await chat.send("Which colour has the sky?")
  await expect(chat.lastAnswer).toContainText("Blue.")
  await chat.chat("What is two and two?").click()
  await expect(chat.lastAnswer).toContainText("Four.")
  await expect(chat.questions).toHaveText([/What is two and two\?/])
})

test.describe("a page that is left", () => {
  // It may have deleted the chat when the next one asks for that once more.
  test.use({ expectedConsole: [/404 \(Not Found\)/] })

  test("a deleted chat is gone, also after a reload, and is deleted once", async ({
    chat,
    modelServer,
    page,
    context,
  }) => {
    const deletions: string[] = []
    context.on("request", (request) => void (request.method() === "DELETE" && deletions.push(request.url())))
    modelServer.script(["Four."])
    await chat.send("What is two and two?")
    await chat.expectComplete()
    const id = await chat.chatId()
    await chat.choose("What is two and two?", "Delete")
    await expect(chat.chat("What is two and two?")).toBeHidden()
    await page.reload()
    await expect(chat.message).toBeVisible()
    await expect(chat.chat("What is two and two?")).toBeHidden()
    // Deleting can be undone for a few seconds, and is carried out when they are over or the page is left.
    await expect.poll(async () => (await page.request.get(`/api/chat/${id}`)).status()).toBe(404)
    expect(deletions.length).toBeLessThan(2)
  })
})

test("a chat is renamed", async ({ chat, modelServer, page }) => {
  modelServer.script(["Four."])
  await chat.send("What is two and two?")
  await chat.expectComplete()
  await chat.choose("What is two and two?", "Rename")
  await page.getByRole("textbox", { name: "Title" }).fill("Sums")
  await page.getByRole("button", { name: "Save" }).click()
  await expect(chat.chat("Sums")).toBeVisible()
  await page.reload()
  await expect(chat.chat("Sums")).toBeVisible()
})

test("going to another chat leaves the answer running, and coming back finds it", async ({
  chat,
  modelServer,
}) => {
  const story = modelServer.script(["Once upon", HOLD, " a time", HOLD, " there was"])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon")
  await chat.newChat()
  await expect(chat.questions).toHaveCount(0)
  story.release()
  await modelServer.until("the second part was sent", (request) => request.deltasSent === 2)
  await chat.chat("Tell me a story").click()
  await expect(chat.lastAnswer).toContainText("Once upon a time")
  await expect(chat.stopButton).toBeVisible()
  story.release()
  await expect(chat.lastAnswer).toContainText("Once upon a time there was")
  await chat.expectComplete()
  expect(modelServer.requests).toHaveLength(1)
})
