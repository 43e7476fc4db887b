import { severalModels } from "./fixtures/model-choice.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ appEnv: severalModels })

test("a model is found by typing, and chosen by keyboard", async ({ chat, modelServer, page }) => {
  await page.getByRole("button", { name: /^Model:/ }).click()
  const find = page.getByRole("combobox", { name: "Find a model" })
  await expect(find).toBeFocused()
  await expect(page.getByRole("option", { selected: true })).toContainText("Swift")
  await page.keyboard.type("stead")
  await expect(page.getByRole("option")).toHaveText([/^Steady/])
  await page.keyboard.press("Enter")
  await expect(page.getByRole("button", { name: "Model: Steady" })).toBeFocused()
  modelServer.script(["Steadily."])
  await chat.send("Hello")
  await chat.expectComplete()
  await expect(chat.lastAnswer).toHaveAccessibleName("Answer by Steady")
  await page.getByRole("button", { name: /^Model:/ }).click()
  await find.fill("nowhere")
  await expect(page.getByText("No model fits.")).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(page.getByRole("button", { name: "Model: Steady" })).toBeFocused()
})
