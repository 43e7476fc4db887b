import { dialogNames, sectionNames } from "../../components/gallery/section-names.ts"
import { expect, test } from "../fixtures/test.ts"
import { expectLook, holdStill } from "./look.ts"

test.use({ appEnv: { GALLERY: "true" } })
test.beforeEach(({ page }) => holdStill(page))

/** Sections whose code, formulas or diagrams come after the page, and what there is then. */
const late: Record<string, string> = {
  prose: ".code-frame span[style]",
  code: ".code-frame span[style]",
  math: ".katex",
  texts: ".code-frame span[style]",
}

for (const name of sectionNames.filter((name) => name !== "dialogs"))
  test(`the section ${name} looks as it did`, async ({ page }) => {
    await page.goto(`/gallery/${name}`)
    await expect(page.locator(late[name] ?? "[data-specimen]").first()).toBeVisible()
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
