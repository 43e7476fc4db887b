import { globSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import { png, smallPdf } from "../lib/attachments/test-files.ts"
import { chooseModel } from "./fixtures/model-choice.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ appEnv: { MODELS_FILE: "e2e/fixtures/seeing-models.json" } })

type Chosen = { name: string; mimeType: string; buffer: Buffer }
const image: Chosen = { name: "wheel.png", mimeType: "image/png", buffer: Buffer.from(png) }
const notes: Chosen = {
  name: "notes.md",
  mimeType: "text/markdown",
  buffer: Buffer.from("# Silt\nIn spring."),
}
const pdf: Chosen = {
  name: "accounts.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(smallPdf("Forty sacks of rye")),
}

const input = (page: Page) => page.locator('input[type="file"]')
const attached = (page: Page) => page.getByRole("list", { name: "Attached files" })
const ready = (page: Page, count: number) => page.getByText(`${count} of ${count} files attached`)

/** Chooses files and waits until they are there. */
async function attach(page: Page, ...files: Chosen[]): Promise<void> {
  await input(page).setInputFiles(files)
  await expect(ready(page, files.length)).toBeAttached()
}

/** What the model was sent in the last question. */
type Content =
  | string
  | { type: string; text?: string; image_url?: { url: string }; file?: { file_data: string } }[]
function contentOf(request: { body: unknown }): Content {
  const { messages } = request.body as { messages: { role: string; content: Content }[] }
  return messages.findLast(({ role }) => role === "user")?.content ?? ""
}
const dataUrl = (type: string, { buffer }: Chosen) => `data:${type};base64,${buffer.toString("base64")}`

/** Pastes or drops files as a browser would. */
async function bring(page: Page, event: "paste" | "drop" | "dragenter", files: Chosen[]): Promise<void> {
  const sent = files.map(({ buffer, ...file }) => ({ ...file, base64: buffer.toString("base64") }))
  await page.evaluate(
    async ({ event, sent }) => {
      const data = new DataTransfer()
      for (const { name, mimeType, base64 } of sent) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name, { type: mimeType }))
      }
      const options = { bubbles: true, cancelable: true }
      const target = document.activeElement ?? document.body
      if (event === "paste")
        target.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: data }))
      else document.body.dispatchEvent(new DragEvent(event, { ...options, dataTransfer: data }))
    },
    { event, sent },
  )
}

test("files that were chosen reach the model as it can read them, and a reload shows them", async ({
  chat,
  page,
  modelServer,
}) => {
  modelServer.script(["An overshot wheel."])
  await attach(page, image, notes, pdf)
  await chat.send("What is all this?")
  await chat.expectComplete()
  expect(contentOf(await modelServer.request(1))).toEqual([
    { type: "image_url", image_url: { url: dataUrl("image/png", image) } },
    { type: "text", text: '<attachment name="notes.md">\n# Silt\nIn spring.\n</attachment>' },
    { type: "file", file: { filename: "accounts.pdf", file_data: dataUrl("application/pdf", pdf) } },
    { type: "text", text: "What is all this?" },
  ])
  await expect(attached(page)).toBeHidden()
  for (const reload of [false, true]) {
    if (reload) await page.reload()
    const picture = chat.questions.getByRole("img", { name: "wheel.png" })
    await expect(picture).toBeVisible()
    expect(
      await picture.evaluate((element: HTMLImageElement) =>
        element.decode().then(() => element.naturalWidth),
      ),
    ).toBe(1)
    await expect(chat.questions.getByRole("link", { name: "Download notes.md" })).toBeVisible()
  }
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    chat.questions.getByRole("link", { name: "Download accounts.pdf" }).click(),
  ])
  expect(saved.suggestedFilename()).toBe("accounts.pdf")
})

test("a model without eyes is told what it misses, and so is the reader before sending", async ({
  chat,
  page,
  modelServer,
}) => {
  await chooseModel(chat, "Blind")
  await input(page).setInputFiles([image, pdf])
  await expect(
    page.getByText("Blind cannot see images. It will be told that one was left out."),
  ).toBeVisible()
  await expect(ready(page, 2)).toBeAttached()
  modelServer.script(["I see."])
  await chat.send("Well?")
  await chat.expectComplete()
  expect(contentOf(await modelServer.request(1))).toBe(
    '[The user attached the image "wheel.png". It was left out, because you cannot see images.]\n\n<attachment name="accounts.pdf">\nForty sacks of rye\n</attachment>\n\nWell?',
  )
})

test("a picture from the clipboard is attached, and text with a picture of itself stays text", async ({
  chat,
  page,
}) => {
  await chat.message.focus()
  await bring(page, "paste", [{ ...image, name: "image.png" }])
  await expect(attached(page).getByRole("listitem", { name: "image.png" })).toBeVisible()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData("text/plain", "words")
    data.setData("text/html", "<b>words</b>")
    data.items.add(new File(["x"], "picture.png", { type: "image/png" }))
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data })
    document.activeElement?.dispatchEvent(event)
  })
  await expect(attached(page).getByRole("listitem")).toHaveCount(1)
})

test("files are dropped anywhere on the page, and it says so while they are over it", async ({
  chat,
  page,
}) => {
  await expect(chat.message).toBeVisible()
  const overlay = page.getByText("Drop files to attach them")
  await bring(page, "dragenter", [image])
  await expect(overlay).toBeVisible()
  await bring(page, "drop", [image, notes])
  await expect(overlay).toBeHidden()
  await expect(ready(page, 2)).toBeAttached()
  await expect(chat.message).toBeFocused()
})

test.describe("what is refused", () => {
  // The browser's own words about an answer of 415.
  test.use({ expectedConsole: [/status of 415/] })

  test("what cannot be attached is said in words, and the rest is attached", async ({ chat, page }) => {
    const large = {
      name: "scan.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.alloc(20 * 1024 * 1024 + 1),
    }
    const film = { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.from("film") }
    const disguised = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from([0, 1, 2]) }
    await input(page).setInputFiles([large, film, notes, disguised])
    await expect(page.getByText("scan.pdf is larger than 20 MB.")).toBeVisible()
    await expect(
      page.getByText("film.mp4 is neither image (PNG, JPEG, GIF, WebP) nor PDF nor text."),
    ).toBeVisible()
    const failed = attached(page).getByRole("listitem", { name: "notes.txt" })
    await expect(failed).toContainText("Not an image, PDF or text")
    await chat.message.fill("Well?")
    await expect(chat.sendButton).toHaveAttribute("aria-disabled", "true")
    await page.getByRole("button", { name: "Remove notes.txt" }).click()
    await expect(chat.sendButton).toHaveAttribute("aria-disabled", "false")
    await page.getByRole("button", { name: "Dismiss" }).click()
    await expect(page.getByText("scan.pdf is larger")).toBeHidden()
    const many = Array.from({ length: 10 }, (_, index) => ({ ...notes, name: `${index}.md` }))
    await input(page).setInputFiles(many)
    await expect(page.getByText("A message takes at most 10 files. Left out: 9.md.")).toBeVisible()
    await expect(page.getByRole("button", { name: "A message takes at most 10 files" })).toHaveAttribute(
      "aria-disabled",
      "true",
    )
  })
})

test.describe("on a slow network", () => {
  test.use({ expectedConsole: [/net::ERR/] })

  /** Everything goes through this, so that a test can hold it. */
  async function slow(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page)
    await session.send("Network.enable")
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 300_000,
    })
  }
  const large: Chosen = { name: "long.txt", mimeType: "text/plain", buffer: Buffer.alloc(900_000, "a") }

  test("an upload shows how far it is, and the message waits for it", async ({ chat, page, modelServer }) => {
    modelServer.script(["Long."])
    await slow(page)
    await input(page).setInputFiles(large)
    const bar = page.getByRole("progressbar", { name: "Uploading long.txt" })
    await expect
      .poll(() => bar.evaluate((element: HTMLProgressElement) => element.value > 0 && element.value < 1))
      .toBe(true)
    await chat.message.fill("How long?")
    await chat.message.press("Enter")
    await expect(page.getByRole("button", { name: "Sends when the files are uploaded" })).toBeVisible()
    await expect(chat.questions).toHaveCount(0)
    await expect(chat.questions).toContainText("How long?", { timeout: 20_000 })
    await chat.expectComplete()
    expect(contentOf(await modelServer.request(1))).toContain("It goes on, but only its beginning is here.")
  })

  test("an upload can be cancelled, and then nothing of it is sent", async ({ chat, page, modelServer }) => {
    modelServer.script(["Short."])
    await slow(page)
    await input(page).setInputFiles(large)
    await page.getByRole("button", { name: "Cancel long.txt" }).click()
    await expect(attached(page)).toBeHidden()
    await expect(chat.message).toBeFocused()
    await chat.send("Never mind")
    await chat.expectComplete()
    expect(contentOf(await modelServer.request(1))).toBe("Never mind")
  })
})

test.describe("a lost network", () => {
  test.use({ expectedConsole: [/net::ERR/] })

  test("fails an upload in words, and trying again brings it there", async ({ chat, page, context }) => {
    await expect(chat.message).toBeVisible()
    await attach(page, image)
    await context.setOffline(true)
    await input(page).setInputFiles(notes)
    const tile = attached(page).getByRole("listitem", { name: "notes.md" })
    await expect(tile).toContainText("The connection was lost")
    await context.setOffline(false)
    await page.getByRole("button", { name: "Try notes.md again" }).click()
    await expect(ready(page, 2)).toBeAttached()
  })
})

test("a message may be nothing but a file, whose name is the chat's", async ({ chat, page, modelServer }) => {
  modelServer.script(["A wheel."])
  await attach(page, image)
  await chat.sendButton.click()
  await chat.expectComplete()
  await expect(chat.chat("wheel.png")).toBeVisible()
})

test("files stay with the draft of their chat while the page lives", async ({ chat, page, modelServer }) => {
  modelServer.script(["Four."])
  await chat.send("Two and two")
  await chat.expectComplete()
  await attach(page, notes)
  await chat.newChat()
  await expect(attached(page)).toBeHidden()
  await chat.chat("Two and two").click()
  await expect(ready(page, 1)).toBeAttached()
})

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
