import type { Page } from "@playwright/test"
import { galleryNow } from "../../components/gallery/chats.ts"
import { expect } from "../fixtures/test.ts"

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

/** The page looks as its pictures do, in light and dark. What is drawn with the machine's own typefaces is left out. */
export async function expectLook(page: Page, name: string, { full = false }: Look = {}): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  // A picture of more than the window is taken without the finger that phones have: their window grows instead.
  const phone = await page.evaluate(() => matchMedia("(pointer: coarse)").matches)
  if (full && phone) await growToFit(page)
  const mask = [page.locator("[data-system-font], iframe, input[readonly]:not([type])")]
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator("html")).toHaveCSS("color-scheme", colorScheme)
    await expect.soft(page).toHaveScreenshot(`${name}-${colorScheme}.png`, { fullPage: full && !phone, mask })
  }
}

async function growToFit(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  const width = page.viewportSize()?.width ?? 0
  await page.setViewportSize({ width, height })
}
