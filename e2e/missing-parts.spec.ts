import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures/test.ts"

// What the browser and React say of scripts that do not come.
test.use({ expectedConsole: [/Failed to load resource|could not be fetched/] })

/** The network brings no more scripts until the returned function is called. */
async function withoutScripts(page: Page): Promise<() => Promise<void>> {
  const scripts = /\/_next\/static\/.*\.js/
  const refuse = (route: { abort(): Promise<void> }) => route.abort()
  await page.route(scripts, refuse)
  return () => page.unroute(scripts, refuse)
}

/** A page whose parts have not been fetched ahead of time, and cannot be now. */
async function openWithoutParts(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0
  })
  await page.goto("/")
  return withoutScripts(page)
}

test("a part whose code cannot be fetched says so beside the page, and opens once it can be", async ({
  page,
}) => {
  const restore = await openWithoutParts(page)
  await page.getByRole("button", { name: "Theme" }).click()
  const notice = page.getByRole("alert").filter({ hasText: "A part of the page could not be loaded." })
  await expect(notice).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible()
  await restore()
  await notice.getByRole("button", { name: "Try again" }).click()
  await expect(page.getByRole("menu")).toBeVisible()
  await expect(notice).toBeHidden()
})

test("a part that did not come and was let go comes when it is asked for again", async ({ page }) => {
  const restore = await openWithoutParts(page)
  const settings = page.getByRole("button", { name: "Settings", exact: true })
  await settings.click()
  const notice = page.getByRole("alert").filter({ hasText: "A part of the page could not be loaded." })
  await notice.getByRole("button", { name: "Close" }).click()
  await expect(notice).toBeHidden()
  await restore()
  await settings.click()
  await expect(page.getByRole("dialog")).toBeVisible()
})

test("a part that did not come comes by itself with the network", async ({ context, page }) => {
  const restore = await openWithoutParts(page)
  await restore()
  await context.setOffline(true)
  await page.getByRole("button", { name: "Theme" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole("menu")).toBeVisible()
})
