import { demoPrompts } from "../demo/prompts.ts"
import { expect, test } from "./fixtures/test.ts"

// Nothing is configured: the demo model answers, started by the app itself.
test.use({ appEnv: { OPENAI_BASE_URL: undefined } })

const outcomes = {
  error: ["failed", "The provider reported an error."],
  cut: ["interrupted", "The answer was cut off."],
} as const

test("a stranger is told that the model is scripted, and is offered what to try", async ({ chat, page }) => {
  await expect(page.getByText(/scripted/i).first()).toBeVisible()
  for (const { label } of demoPrompts) await expect(page.getByRole("button", { name: label })).toBeVisible()
  await chat.send("What is the meaning of life?")
  await expect(chat.lastAnswer).toContainText("OPENAI_API_KEY", { timeout: 15_000 })
})

test("the long answer has a table and code when it is complete", async ({ chat, page }) => {
  await page.getByRole("button", { name: "A long answer" }).click()
  await expect(chat.lastAnswer.getByRole("table")).toBeVisible({ timeout: 15_000 })
  await expect(chat.lastAnswer.getByText("async function*")).toBeVisible({ timeout: 15_000 })
  await expect(chat.outcome).toHaveAttribute("data-outcome", "complete", { timeout: 20_000 })
})

for (const [id, [outcome, sentence]] of Object.entries(outcomes)) {
  const { label } = demoPrompts.find((prompt) => prompt.id === id) ?? { label: "" }
  test(`"${label}" fails half-way, and Continue finishes it`, async ({ chat, page }) => {
    await page.getByRole("button", { name: label }).click()
    await expect(chat.outcome).toHaveAttribute("data-outcome", outcome, { timeout: 15_000 })
    await chat.expectOutcome(outcome, sentence)
    await chat.action("Continue").click()
    await expect(chat.outcome).toHaveAttribute("data-outcome", "complete", { timeout: 15_000 })
    await expect(chat.answers).toHaveCount(1)
  })
}

test("a provider gone silent is told of after 10 s, and may be stopped", async ({ chat, page }) => {
  test.setTimeout(45_000)
  await page.getByRole("button", { name: "A provider gone silent" }).click()
  await expect(page.getByText(/No data for 1\d s/)).toBeVisible({ timeout: 25_000 })
  await chat.stop()
  await chat.expectOutcome("stopped")
})
