import { dialogNames, sectionNames } from "../../components/gallery/section-names.ts"
import { expect, test } from "../fixtures/test.ts"
import { expectLook, holdStill } from "./look.ts"

test.use({ appEnv: { GALLERY: "true" } })
test.beforeEach(({ page }) => holdStill(page))

const colours = ".code-frame span[style]"
/** Sections whose code, formulas or diagrams come after the page, and all that there is then: a picture is as high as its page was. */
const late: Record<string, readonly string[]> = {
  prose: [colours],
  code: [colours],
  math: [".katex", "iframe:not([height='0'])", "text=This diagram could not be drawn."],
  texts: [colours],
}

for (const name of sectionNames.filter((name) => name !== "dialogs"))
  test(`the section ${name} looks as it did`, async ({ page }) => {
    await page.goto(`/gallery/${name}`)
    for (const part of late[name] ?? ["[data-specimen]"])
      await expect(page.locator(part).first()).toBeVisible()
    await expectLook(page, name, { full: true })
  })

for (const name of dialogNames)
  test(`the window ${name} looks as it did`, async ({ page }) => {
    const share = { token: "A".repeat(32), sharedAt: "2026-03-01T08:30:00.000Z" }
    await page.route("**/share", (route) => route.fulfill({ json: share }))
    await page.goto("/gallery/dialogs")
    await page.getByRole("button", { name: `Open ${name}` }).click()
    await expect(page.getByRole("dialog")).toBeVisible()
    await expectLook(page, `window-${name}`)
  })
