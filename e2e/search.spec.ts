import { HOLD } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

test("a word of an old answer is found, and opening it jumps to that message, on its own branch", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["The tailrace carries the water away."])
  await chat.send("How does a mill work?")
  await chat.expectComplete()
  modelServer.script(["Something else."])
  await page.getByRole("button", { name: "Answer again" }).click()
  await expect(chat.lastAnswer).toContainText("Something else.")
  await chat.expectComplete()
  await chat.newChat()
  const search = page.getByRole("searchbox", { name: "Search chats" })
  await search.fill("WATER tail")
  const results = page.getByRole("list", { name: "Results" })
  await expect(results.getByRole("link")).toHaveCount(1)
  await expect(results.locator("mark")).toHaveText(["tail", "water"])
  await search.press("ArrowDown")
  await page.keyboard.press("Enter")
  await expect(chat.lastAnswer).toContainText("The tailrace")
  await expect(chat.lastAnswer).toBeFocused()
  await expect(chat.lastAnswer).toBeInViewport()
})

test("Chinese is found in the middle of a sentence, titles too, and Escape brings the list back", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["引水渠把河水引到磨坊。"])
  await chat.send("水车是怎样工作的？")
  await chat.expectComplete()
  const search = page.getByRole("searchbox", { name: "Search chats" })
  const results = page.getByRole("list", { name: "Results" })
  await search.fill("河水")
  await expect(results.locator("mark")).toHaveText(["河水"])
  await search.fill("怎样")
  await expect(results.getByRole("link")).toHaveCount(2)
  await search.fill("nowhere")
  await expect(page.getByText("Nothing found")).toBeVisible()
  await search.press("Escape")
  await expect(search).toHaveValue("")
  await expect(chat.chat("水车是怎样工作的？")).toBeVisible()
})

test("Escape empties the search field before it stops an answer", async ({ chat, modelServer, page }) => {
  modelServer.script(["Once upon", HOLD, " a time"])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon")
  const search = page.getByRole("searchbox", { name: "Search chats" })
  await search.fill("nowhere")
  await search.press("Escape")
  await expect(search).toHaveValue("")
  await expect(chat.stopButton).toBeVisible()
  modelServer.release()
  await chat.expectComplete()
  modelServer.script(["Once more", HOLD])
  await chat.send("Another")
  await expect(chat.lastAnswer).toContainText("Once more")
  await search.press("Escape")
  await chat.expectOutcome("stopped")
})

test("nobody finds the chats of another person", async ({ chat, modelServer, browser, baseURL }) => {
  modelServer.script(["Secret."])
  await chat.send("Tell me a secret")
  await chat.expectComplete()
  const other = await browser.newContext({ baseURL: baseURL ?? "" })
  const answer = await other.request.get("/api/search?q=secret")
  expect(await answer.json()).toEqual({ hits: [], more: false })
  await other.close()
})
