import type { Page } from "@playwright/test"
import { diagram, longCode, math, prose, wideTable } from "../components/gallery/markdown-samples.ts"
import { sectionNames } from "../components/gallery/section-names.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({
  viewport: { width: 320, height: 640 },
  hasTouch: true,
  isMobile: true,
  appEnv: { GALLERY: "true" },
  // A page that says that there is nothing is a 404.
  expectedConsole: [/404 \(Not Found\)/],
})

for (const path of ["/", "/sign-in", "/sign-up", "/chats/none-of-this-name", "/share/none"])
  test(`the page ${path} fits into 320 pixels`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole("heading").first()).toBeVisible()
    await expectToFit(page)
  })

for (const name of sectionNames)
  test(`the gallery's section ${name} fits into 320 pixels`, async ({ page }) => {
    await page.goto(`/gallery/${name}`)
    await expect(page.locator("[data-specimen]").first()).toBeVisible()
    await expectToFit(page)
  })

test("a chat with everything that is wide fits into 320 pixels", async ({ chat, modelServer, page }) => {
  modelServer.script([[prose, wideTable, longCode, math, diagram].join("\n\n")])
  await chat.send("An_unbreakable_word_that_is_longer_than_any_phone_is_wide_".repeat(3))
  await chat.expectComplete()
  await expectToFit(page)
  await page.getByRole("button", { name: "Open chats" }).click()
  await expect(page.getByRole("dialog")).toBeVisible()
  await expectToFit(page)
})

/** Nothing sticks out to the side: neither of the page nor of the frame in which a conversation scrolls. */
async function expectToFit(page: Page): Promise<void> {
  const sideways = await page.evaluate(() => {
    const frames = [document.documentElement, ...document.querySelectorAll(".conversation-frame")]
    return frames.map((frame) => frame.scrollWidth - frame.clientWidth)
  })
  expect(Math.max(...sideways), "pixels to scroll sideways").toBe(0)
}
