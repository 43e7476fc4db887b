import { globSync } from "node:fs"
import { join } from "node:path"
import { attach, contentOf, dataUrl, image, notes } from "./fixtures/attachments.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ appEnv: { MODELS_FILE: "e2e/fixtures/seeing-models.json" } })

test("a question that is changed keeps its files, and another answer sees them too", async ({
  chat,
  page,
  modelServer,
}) => {
  modelServer.script(["One."])
  await attach(page, image)
  await chat.send("What is it?")
  await chat.expectComplete()
  modelServer.script(["Two."])
  await chat.message.press("ArrowUp")
  const editor = page.getByRole("textbox", { name: "Edit message" })
  await editor.fill("And now?")
  await editor.press("Enter")
  await expect(chat.lastAnswer).toContainText("Two.")
  await expect(chat.questions.getByRole("img", { name: "wheel.png" })).toBeVisible()
  expect(contentOf(await modelServer.request(2))).toEqual([
    { type: "image_url", image_url: { url: dataUrl("image/png", image) } },
    { type: "text", text: "And now?" },
  ])
  modelServer.script(["Three."])
  await page.getByRole("button", { name: "Answer again" }).click()
  await expect(chat.lastAnswer).toContainText("Three.")
  expect(contentOf(await modelServer.request(3))).toHaveLength(2)
})

test("an image opens larger and gives the focus back", async ({ chat, page, modelServer }) => {
  modelServer.script(["A wheel."])
  await attach(page, image)
  await chat.send("Look")
  await chat.expectComplete()
  const thumbnail = page.getByRole("button", { name: "Enlarge wheel.png" })
  await thumbnail.focus()
  await page.keyboard.press("Enter")
  const dialog = page.getByRole("dialog", { name: "wheel.png" })
  await expect(dialog.getByRole("img", { name: "wheel.png" })).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(dialog).toBeHidden()
  await expect(thumbnail).toBeFocused()
})

test("another person gets nothing of it, and with the chat the file goes from the disk", async ({
  app,
  chat,
  page,
  browser,
  modelServer,
}) => {
  const onDisk = () => globSync(join(app.dataDir, "attachments/*/*")).length
  const before = onDisk()
  modelServer.script(["A wheel."])
  await attach(page, image)
  await chat.send("To be deleted")
  await chat.expectComplete()
  const source = (await chat.questions.getByRole("img").getAttribute("src")) ?? ""
  expect(onDisk()).toBe(before + 1)
  const other = await browser.newContext({ baseURL: app.url })
  await other.request.get("/api/session")
  expect((await page.request.get(source)).status()).toBe(200)
  expect((await other.request.get(source)).status()).toBe(404)
  await other.close()
  const id = await chat.chatId()
  const gone = await page.request.delete(`/api/chat/${id}`, { headers: { origin: app.url } })
  expect(gone.status()).toBe(204)
  await expect.poll(onDisk).toBe(before)
  expect((await page.request.get(source)).status()).toBe(404)
})

test("exports and shared pages name files and give none away", async ({
  app,
  chat,
  page,
  browser,
  modelServer,
}) => {
  modelServer.script(["Read."])
  await attach(page, notes)
  await chat.send("Summarise")
  await chat.expectComplete()
  const id = await chat.chatId()
  const exported = (format: string) => page.request.get(`/api/chat/${id}/export?format=${format}`)
  expect(await (await exported("markdown")).text()).toContain("Attached: notes.md")
  const json = await (await exported("json")).text()
  expect(json).toContain('"filename":"notes.md"')
  expect(json).not.toContain("/api/attachments/")
  const headers = { origin: app.url }
  const share = await (await page.request.post(`/api/chat/${id}/share`, { headers, data: {} })).json()
  const stranger = await (await browser.newContext({ baseURL: app.url })).newPage()
  await stranger.goto(`/share/${share.token}`)
  await expect(stranger.getByText("notes.md")).toBeVisible()
  await expect(stranger.getByRole("link", { name: /notes/ })).toHaveCount(0)
  expect(await stranger.content()).not.toContain("/api/attachments/")
  await stranger.context().close()
})
