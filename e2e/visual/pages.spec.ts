import { prose } from "../../components/gallery/markdown-samples.ts"
import { settingsTabs } from "../../components/settings/address.ts"
import { expect, test } from "../fixtures/test.ts"
import { expectLook } from "./look.ts"

test("a new chat looks as it did", async ({ chat, page }) => {
  await expect(chat.message).toBeVisible()
  await expectLook(page, "new-chat")
})

test("a chat looks as it did", async ({ chat, modelServer, page }) => {
  modelServer.script([prose])
  await chat.send("How does a mill race work?")
  await chat.expectComplete()
  await expect(page.locator(".code-frame span[style]").first()).toBeVisible()
  await page.mouse.move(0, 0)
  await expectLook(page, "chat")
})

for (const tab of settingsTabs)
  test(`the settings' tab ${tab} looks as it did`, async ({ page }) => {
    await page.goto(`/#settings/${tab}`)
    await expect(page.getByRole("dialog")).toBeVisible()
    await expectLook(page, `settings-${tab}`)
  })

const paths = {
  "sign-in-page": "/sign-in",
  "sign-up-page": "/sign-up",
  "no-such-chat": "/chats/nothing-of-this-name",
  "no-such-share": "/share/nothing",
}

test.describe("other pages", () => {
  // A page that says that there is nothing is a 404.
  test.use({ expectedConsole: [/404 \(Not Found\)/] })

  for (const [name, path] of Object.entries(paths))
    test(`the page ${name} looks as it did`, async ({ page }) => {
      await page.goto(path)
      await expect(page.getByRole("heading").first()).toBeVisible()
      await expectLook(page, name)
    })
})
