import {
  attach,
  attached,
  bring,
  contentOf,
  dataUrl,
  image,
  input,
  notes,
  pdf,
  ready,
} from "./fixtures/attachments.ts"
import { chooseModel } from "./fixtures/model-choice.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ appEnv: { MODELS_FILE: "e2e/fixtures/seeing-models.json" } })

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
