import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures/test.ts"

const saved = (page: Page) =>
  page.waitForResponse(
    (response) => response.url().endsWith("/api/preferences") && response.request().method() === "PUT",
  )

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

test("the settings open from sidebar, palette, shortcut and address; the way back closes them", async ({
  chat,
  page,
}) => {
  const dialog = page.getByRole("dialog", { name: "Settings", exact: true })
  await chat.openSettings("Chats")
  await expect(page).toHaveURL(/#settings\/chats$/)
  await page.goBack()
  await expect(dialog).toBeHidden()
  await expect(chat.message).toBeVisible()

  await page.keyboard.press("ControlOrMeta+,")
  await expect(dialog).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(dialog).toBeHidden()
  await expect(page).not.toHaveURL(/#/)

  await page.keyboard.press("ControlOrMeta+k")
  await page.getByRole("option", { name: /^Settings/ }).click()
  await expect(dialog).toBeVisible()

  await page.goto("/settings/data")
  await expect(page).toHaveURL(/\/#settings\/data$/)
  await expect(page.getByRole("tab", { name: "Your data" })).toHaveAttribute("aria-selected", "true")
})

test("theme and text size are right in the first paint of the next page, and without scripts", async ({
  chat,
  page,
  browser,
  baseURL,
}) => {
  await chat.openSettings("Appearance")
  const light = await ground(page)
  const save = saved(page)
  await page.getByRole("radio", { name: "Dark" }).click()
  const dark = await ground(page)
  expect(dark).not.toBe(light)
  await save
  const saveSize = saved(page)
  await page.getByRole("radio", { name: "Larger" }).click()
  await saveSize
  const storageState = await page.context().storageState()
  const context = await browser.newContext({ baseURL: baseURL ?? "", storageState, javaScriptEnabled: false })
  const still = await context.newPage()
  await still.goto("/")
  expect(await still.locator("html").evaluate((html) => getComputedStyle(html).backgroundColor)).toBe(dark)
  expect(await still.locator("html").evaluate((html) => getComputedStyle(html).fontSize)).toBe("20px")
  expect(await still.locator('meta[name="theme-color"]').first().getAttribute("content")).toBe("#161a1d")
  await context.close()
})

test("the system's theme is followed while the page is open", async ({ chat, page }) => {
  await expect(chat.message).toBeVisible()
  await page.emulateMedia({ colorScheme: "light" })
  const light = await ground(page)
  await page.emulateMedia({ colorScheme: "dark" })
  expect(await ground(page)).not.toBe(light)
})

test("what is set in one tab holds in the others", async ({ chat, page, context }) => {
  const beside = await chat.openBeside(context)
  await chat.openSettings("Appearance")
  await page.getByRole("radio", { name: "Dark" }).click()
  await expect(beside.page.locator("html")).toHaveAttribute("data-theme", "dark")
})

test("with Ctrl+Enter as the send key, Enter breaks the line", async ({ chat, page, modelServer }) => {
  modelServer.script(["Hello."])
  await chat.openSettings("Chats")
  await page
    .getByRole("radio", { name: /Enter$/ })
    .last()
    .click()
  await chat.closeSettings()
  await chat.message.fill("one")
  await chat.message.press("Enter")
  await expect(chat.message).toHaveValue("one\n")
  await chat.message.press("ControlOrMeta+Enter")
  await expect(chat.questions.last()).toContainText("one")
  await chat.expectComplete()
})

test("the model is told what the user set for all chats", async ({ chat, page, modelServer }) => {
  await chat.openSettings("Instructions")
  const about = page.getByRole("textbox", { name: "What should the model know about you?" })
  await about.fill("I run a water mill.")
  const save = saved(page)
  await page.getByRole("button", { name: "Save" }).first().click()
  await save
  await expect(page.getByText("Saved", { exact: true })).toBeVisible()
  await chat.closeSettings()
  modelServer.script(["Hello."])
  await chat.send("Who am I?")
  await chat.expectComplete()
  expect(JSON.stringify(modelServer.requests.at(-1)?.body)).toContain("I run a water mill.")
})

test.describe("when the store is away", () => {
  test.use({ expectedConsole: [/503/] })

  test("what cannot be saved is told and undone", async ({ chat, page }) => {
    await page.route("**/api/preferences", (route) =>
      route.fulfill({ status: 503, json: { error: { code: "storage_unavailable", message: "" } } }),
    )
    await chat.openSettings("Appearance")
    await page.getByRole("radio", { name: "Dark" }).click()
    await expect(page.getByText("That could not be saved.")).toBeVisible()
    await expect(page.locator("html")).toHaveAttribute("data-theme", "system")
  })
})

test("all chats are deleted after a second word, and the chat behind the settings goes too", async ({
  chat,
  page,
  modelServer,
}) => {
  for (const word of ["One", "Two"]) {
    modelServer.script([`${word}.`])
    await chat.send(word)
    await chat.expectComplete()
    if (word === "One") await chat.newChat()
  }
  await chat.openSettings("Your data")
  await page.getByRole("button", { name: "Delete all chats" }).click()
  await page.getByRole("button", { name: "Keep them" }).click()
  await expect(page.getByRole("alertdialog")).toBeHidden()
  await page.getByRole("button", { name: "Delete all chats" }).click()
  await page.getByRole("button", { name: "Delete everything" }).click()
  await expect(page.getByText("2 chats deleted.")).toBeVisible()
  await chat.closeSettings()
  await expect(page.getByText("Your chats will be listed here.")).toBeVisible()
  await expect(page).toHaveURL(/\/$/)
  await page.reload()
  await expect(page.getByText("Your chats will be listed here.")).toBeVisible()
})

test("deleting all shows how far it is, and can be stopped", async ({ chat, page }) => {
  let first = true
  await page.route("**/api/chats", async (route) => {
    if (route.request().method() !== "DELETE") return route.fallback()
    if (first) await route.fulfill({ json: { deleted: 20, left: true } })
    // The second request stays unanswered.
    first = false
  })
  await chat.openSettings("Your data")
  await page.getByRole("button", { name: "Delete all chats" }).click()
  await page.getByRole("button", { name: "Delete everything" }).click()
  await expect(page.getByText("20 deleted")).toBeVisible()
  await page.getByRole("button", { name: "Stop", exact: true }).click()
  await expect(page.getByText("20 chats deleted, the others stay.")).toBeVisible()
})

test("on a phone the settings are the whole page", async ({ chat, page }) => {
  await expect(chat.message).toBeVisible()
  await page.setViewportSize({ width: 360, height: 640 })
  await page.getByRole("button", { name: "Open chats" }).click()
  await page.getByRole("button", { name: "Settings", exact: true }).click()
  const dialog = page.getByRole("dialog", { name: "Settings", exact: true })
  await expect(dialog).toHaveCSS("scale", "none")
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 })
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click()
    const panel = page.getByRole("tabpanel")
    expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  }
})
