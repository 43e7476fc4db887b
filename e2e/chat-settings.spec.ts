import type { Page } from "@playwright/test"
import { status } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

const settings = (page: Page) => page.getByRole("dialog", { name: "Chat settings" })
const open = (page: Page) => page.getByRole("button", { name: "Chat settings" }).click()
const instructions = (page: Page) => settings(page).getByRole("textbox", { name: "Instructions" })
const ownTemperature = (page: Page) => settings(page).getByRole("switch", { name: "Set the temperature" })
const temperature = (page: Page) => settings(page).getByRole("slider", { name: "Temperature" })
async function save(page: Page): Promise<void> {
  await settings(page).getByRole("button", { name: "Save" }).click()
  await expect(page.getByText("Saved. It counts from the next answer on.")).toBeVisible()
  await expect(settings(page)).toBeHidden()
}

test("a new chat is given instructions and a temperature before its first message, and they can be changed", async ({
  chat,
  modelServer,
  page,
}) => {
  await open(page)
  await instructions(page).fill("Answer in verse.")
  await ownTemperature(page).click()
  await temperature(page).focus()
  for (const _ of [1, 2, 3]) await page.keyboard.press("ArrowLeft")
  await save(page)
  modelServer.script(["Once upon a rhyme."])
  await chat.send("Tell me a story")
  await chat.expectComplete()
  const [first] = modelServer.requests
  expect(first?.body).toMatchObject({ temperature: 0.7 })
  expect(JSON.stringify(first?.body)).toContain("Answer in verse.")

  await page.reload()
  await open(page)
  await expect(instructions(page)).toHaveValue("Answer in verse.")
  await expect(temperature(page)).toHaveValue("0.7")
  await instructions(page).fill("")
  await ownTemperature(page).click()
  await save(page)
  modelServer.script(["Prose."])
  await chat.send("Another")
  await chat.expectComplete()
  const second = modelServer.requests[1]
  expect(second?.body).not.toHaveProperty("temperature")
  expect(JSON.stringify(second?.body)).not.toContain("in verse")
})

test("what is set for one chat is not set for another, and Cancel sets nothing", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Yes."])
  await chat.send("First")
  await chat.expectComplete()
  await open(page)
  await instructions(page).fill("Answer in verse.")
  await save(page)
  await chat.newChat()
  await open(page)
  await expect(instructions(page)).toHaveValue("")
  await instructions(page).fill("Never mind")
  await page.keyboard.press("Escape")
  await expect(settings(page)).toBeHidden()
  modelServer.script(["No."])
  await chat.send("Second")
  await chat.expectComplete()
  expect(JSON.stringify(modelServer.requests[1]?.body)).not.toMatch(/verse|Never mind/)
})

test("a model that refuses a temperature is asked without one", async ({ chat, modelServer, page }) => {
  await open(page)
  await ownTemperature(page).click()
  await save(page)
  const message = "Unsupported value: 'temperature' does not support 1 with this model."
  modelServer.script([status(400, JSON.stringify({ error: { message, type: "invalid_request_error" } }))])
  modelServer.script(["At my own temperature."])
  await chat.send("Hello")
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("At my own temperature.")
  expect(modelServer.requests.map(({ body }) => (body as { temperature?: number }).temperature)).toEqual([
    1,
    undefined,
  ])
  await chat.action("Answer details").click()
  await expect(page.getByRole("dialog", { name: "About this answer" })).toContainText(
    "the model takes no temperature",
  )
})
