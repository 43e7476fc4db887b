import type { Page, ViewportSize } from "@playwright/test"
import { galleryNow } from "../../components/gallery/chats.ts"
import { expect, test } from "../fixtures/test.ts"

export type ScreenOptions = {
  /** Sizes of the window in which a page is looked at, one after the other, by name. */
  screens: Readonly<Record<string, ViewportSize>>
}

/** Before the page is opened: its clock stands, and what it would do after a second or more it does not do. */
export async function holdStill(page: Page): Promise<void> {
  await page.clock.setFixedTime(galleryNow)
  await page.addInitScript(() => {
    const later = window.setTimeout
    window.setTimeout = ((action: () => void, ms = 0, ...rest: []) =>
      ms >= 1_000 ? 0 : later(action, ms, ...rest)) as typeof setTimeout
  })
}

type Look = {
  /** Of the page beyond the window too. */
  full?: boolean
}

/** The page looks as its pictures do, on each screen of the project, in light and dark. What is drawn with the machine's own typefaces is left out. */
export async function expectLook(page: Page, name: string, { full = false }: Look = {}): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const { screens } = test.info().project.use as ScreenOptions
  for (const [screen, size] of Object.entries(screens)) {
    await page.setViewportSize(size)
    // A picture of more than the window is taken without the finger that phones have: their window grows instead.
    const grows = full && screen === "phone"
    if (grows) await growToFit(page, size)
    const mask = [page.locator("[data-system-font], iframe, input[readonly]:not([type])")]
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator("html")).toHaveCSS("color-scheme", colorScheme)
      const picture = `${name}-${colorScheme}-${screen}.png`
      await expect.soft(page).toHaveScreenshot(picture, { fullPage: full && !grows, mask })
    }
  }
}

async function growToFit(page: Page, { width }: ViewportSize): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height })
}
