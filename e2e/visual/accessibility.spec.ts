import { dialogNames, sectionNames } from "../../components/gallery/section-names.ts"
import { settingsTabs } from "../../components/settings/address.ts"
import { failure, finish, HOLD, RESET, reasoning } from "../../demo/script.ts"
import { expectAccessible } from "../fixtures/axe.ts"
import { test as operatorTest } from "../fixtures/operator-test.ts"
import { expect, test } from "../fixtures/test.ts"

test.use({ appEnv: { GALLERY: "true" } })

for (const name of sectionNames)
  test(`everything in the gallery's section ${name} is accessible`, async ({ page }) => {
    await page.goto(`/gallery/${name}`)
    await expect(page.locator("[data-specimen]").first()).toBeVisible()
    // A diagram is a frame, which has to be there before the page is looked at.
    if (name === "math") await expect(page.locator("iframe").first()).toBeAttached()
    await expectAccessible(page)
  })

for (const name of dialogNames)
  test(`the window ${name} is accessible, and gives the focus back`, async ({ page }) => {
    await page.route("**/share", (route) => route.fulfill({ json: null }))
    await page.goto("/gallery/dialogs")
    const button = page.getByRole("button", { name: `Open ${name}` })
    await button.click()
    await expect(page.getByRole("dialog")).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press("Escape")
    await expect(page.getByRole("dialog")).toBeHidden()
    await expect(button).toBeFocused()
  })

for (const tab of settingsTabs)
  test(`the settings' tab ${tab} is accessible`, async ({ page }) => {
    await page.goto(`/#settings/${tab}`)
    await expect(page.getByRole("dialog")).toBeVisible()
    await expectAccessible(page)
  })

test.describe("pages", () => {
  // A page that says that there is nothing is a 404.
  test.use({ expectedConsole: [/404 \(Not Found\)/] })

  for (const path of ["/", "/sign-in", "/sign-up", "/chats/none-of-this-name", "/share/none"])
    test(`the page ${path} is accessible`, async ({ page }) => {
      await page.goto(path)
      await expect(page.getByRole("heading").first()).toBeVisible()
      await expectAccessible(page)
    })
})

const endings = {
  complete: [],
  length: [finish("length")],
  filtered: [finish("content_filter")],
  failed: [failure("The provider failed.")],
  interrupted: [RESET],
}

for (const [outcome, steps] of Object.entries(endings))
  test(`a chat is accessible whose answer is ${outcome}`, async ({ chat, modelServer, page }) => {
    modelServer.script(["Once upon a time", ...steps])
    await chat.send("Tell me a story")
    await chat.expectOutcome(outcome)
    await expectAccessible(page)
  })

test("a chat is accessible while its answer is thought about, made and stopped", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script([reasoning("Which story?"), HOLD, "Once upon", HOLD])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Thinking")
  await expectAccessible(page)
  modelServer.release()
  await expect(chat.lastAnswer).toContainText("Once upon")
  await expectAccessible(page)
  await chat.stop()
  await chat.expectOutcome("stopped")
  await expectAccessible(page)
})

test("the popups of a chat are accessible", async ({ chat, modelServer, page }) => {
  modelServer.script(["Once upon a time."])
  await chat.send("Tell me a story")
  await chat.expectComplete()
  for (const name of [/^Model/, "Answer details", "Theme", /^Options for/]) {
    const button = page.getByRole("button", { name }).first()
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("[role=menu], [role=dialog]").first()).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press("Escape")
    await expect(button).toBeFocused()
  }
})

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test("the drawer is accessible, and gives the focus back", async ({ chat, page }) => {
    const button = page.getByRole("button", { name: "Open chats" })
    await button.click()
    await expect(page.getByRole("dialog")).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press("Escape")
    await expect(page.getByRole("dialog")).toBeHidden()
    await expect(button).toBeFocused()
    await expect(chat.message).toBeVisible()
  })
})

operatorTest.describe("the operator's pages", () => {
  operatorTest.use({ viewport: { width: 360, height: 740 } })
  operatorTest.afterEach(async ({ page }) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  for (const [path, ready] of Object.entries({ "/status": "Live", "/diagnostics": "Run the test" }))
    operatorTest(`${path} is accessible, on a phone too`, async ({ page }) => {
      await page.goto(path)
      await expect(page.getByText(ready)).toBeVisible()
      await expectAccessible(page)
    })

  operatorTest("the inspector is accessible, on a phone too", async ({ chat, modelServer, page }) => {
    modelServer.script(["Once upon", HOLD, " a time."])
    await chat.send("Tell me a story")
    await expect(chat.answerText).toHaveText("Once upon")
    const detail = await page.request.get(`/api/chat/${await chat.chatId()}`)
    await page.goto(`/inspector/${(await detail.json()).generationId}`)
    await expect(page.getByText("Being made")).toBeVisible()
    await expectAccessible(page)
    modelServer.release()
    await expect(page.getByText("Ended: Answer complete")).toBeVisible()
    await expectAccessible(page)
  })
})
