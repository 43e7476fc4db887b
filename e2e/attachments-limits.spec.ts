import { attached, input, notes } from "./fixtures/attachments.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ appEnv: { MODELS_FILE: "e2e/fixtures/seeing-models.json" } })

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
