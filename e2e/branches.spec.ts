import { HOLD } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

test("another answer stands beside the first, and one is changed for the other by keyboard", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Blue."])
  await chat.send("Which colour has the sky?")
  await chat.expectComplete()
  modelServer.script(["Grey."])
  await page.getByRole("button", { name: "Answer again" }).click()
  await expect(chat.lastAnswer).toContainText("Grey.")
  await chat.expectComplete()
  await expect(chat.answers).toHaveCount(1)
  const second = page.getByRole("group", { name: "Version 2 of 2" })
  await second.getByRole("button", { name: "Previous version" }).press("Enter")
  await expect(chat.lastAnswer).toContainText("Blue.")
  const first = page.getByRole("group", { name: "Version 1 of 2" })
  await expect(first.getByRole("button", { name: "Previous version" })).toBeFocused()
  await page.reload()
  await expect(chat.lastAnswer).toContainText("Blue.")
  await first.getByRole("button", { name: "Next version" }).click()
  await expect(chat.lastAnswer).toContainText("Grey.")
  await expect(second).toBeVisible()
})

test("a changed question begins a branch, and the old one is kept with all that came after it", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Four."])
  await chat.send("What is two and two?")
  await chat.expectComplete()
  modelServer.script(["Five."])
  await chat.send("And one more?")
  await expect(chat.lastAnswer).toContainText("Five.")
  await chat.expectComplete()
  modelServer.script(["Six."])
  await chat.questions.first().hover()
  await chat.questions.first().getByRole("button", { name: "Edit message" }).click()
  await page.getByRole("textbox", { name: "Edit message" }).fill("What is three and three?")
  await page.keyboard.press("Enter")
  await expect(chat.lastAnswer).toContainText("Six.")
  await chat.expectComplete()
  await expect(chat.questions).toHaveCount(1)
  await page.reload()
  await expect(chat.questions).toHaveText([/three and three/])
  await page
    .getByRole("group", { name: "Version 2 of 2" })
    .getByRole("button", { name: "Previous version" })
    .click()
  await expect(chat.questions).toHaveText([/two and two/, /one more/])
  await expect(chat.lastAnswer).toContainText("Five.")
})

test("what is sent after a switch belongs to the branch on screen", async ({ chat, modelServer, page }) => {
  modelServer.script(["Blue."])
  await chat.send("Which colour has the sky?")
  await chat.expectComplete()
  modelServer.script(["Grey."])
  await page.getByRole("button", { name: "Answer again" }).click()
  await expect(chat.lastAnswer).toContainText("Grey.")
  await chat.expectComplete()
  await page.getByRole("button", { name: "Previous version" }).click()
  await expect(chat.lastAnswer).toContainText("Blue.")
  modelServer.script(["Because."])
  await chat.send("Why?")
  await expect(chat.lastAnswer).toContainText("Because.")
  expect(JSON.stringify(modelServer.requests.at(-1)?.body)).toContain("Blue.")
  expect(JSON.stringify(modelServer.requests.at(-1)?.body)).not.toContain("Grey.")
})

test("while an answer is being made, no version can be changed", async ({ chat, modelServer, page }) => {
  modelServer.script(["Blue."])
  await chat.send("Which colour has the sky?")
  await chat.expectComplete()
  modelServer.script(["Grey."])
  await page.getByRole("button", { name: "Answer again" }).click()
  await expect(chat.lastAnswer).toContainText("Grey.")
  await chat.expectComplete()
  const story = modelServer.script(["Once", HOLD, " more"])
  await chat.send("Go on")
  await expect(chat.lastAnswer).toContainText("Once")
  await expect(page.getByRole("button", { name: "Previous version" })).toBeDisabled()
  story.release()
  await chat.expectComplete()
  await expect(page.getByRole("button", { name: "Previous version" })).toBeEnabled()
})
