import { HOLD, toolCall } from "../demo/script.ts"
import type { ChatPage } from "./fixtures/chat-page.ts"
import type { ModelServer } from "./fixtures/model-server.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ appEnv: { TOOLS: "calculator:ask" } })

const card = (chat: ChatPage) => chat.lastAnswer.getByRole("figure", { name: "calculator" })
const calculation = toolCall("calculator", '{"expression":', '"6 * 7"', "}")

/** What the request with this number, counting from 1, tells the model of its calls. */
async function told(modelServer: ModelServer, number: number) {
  const { body } = await modelServer.request(number)
  return (body as { messages: { role: string }[] }).messages.filter(({ role }) => role === "tool")
}

test("arguments fill in as they stream, and nothing runs before it is allowed, over a reload", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["I will calculate.", { ...calculation, holdAfter: 2 }])
  await chat.send("What is 6 × 7?")
  await expect(card(chat)).toContainText("Preparing")
  await card(chat).getByText("Preparing").click()
  await expect(card(chat).locator("pre")).toHaveText('{"expression":"6 * 7"')
  modelServer.release()
  await expect(card(chat)).toContainText("Allow Calculator to run with this input?")
  await expect(chat.stopButton).toBeHidden()
  expect(modelServer.requests).toHaveLength(1)

  await page.reload()
  await expect(card(chat)).toContainText("Waiting for you")
  await expect(card(chat).locator("pre").filter({ visible: true })).toHaveText(/"expression": "6 \* 7"/)
  const answer = modelServer.script(["It is ", HOLD, "42."])
  await card(chat).getByRole("button", { name: "Allow" }).click()
  await answer.request()
  await expect(card(chat)).toContainText("Done")
  await expect(chat.lastAnswer).toContainText("It is")
  answer.release()
  await chat.expectComplete()
  await expect(chat.lastAnswer).toContainText("It is 42.")
  expect(await told(modelServer, 2)).toMatchObject([{ content: expect.stringContaining("42") }])
  await expectResultAfterReload(chat)
  expect(modelServer.requests).toHaveLength(2)
})

test("a call that is refused never runs, the model is told so, and a reload shows it", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["I will calculate.", calculation])
  await chat.send("What is 6 × 7?")
  await expect(card(chat)).toContainText("Waiting for you")
  await page.reload()
  modelServer.script(["Then I will guess: 41."])
  await card(chat).getByRole("button", { name: "Refuse" }).click()
  await expect(chat.lastAnswer).toContainText("Then I will guess: 41.")
  await chat.expectComplete()
  await expect(card(chat)).toContainText("Refused")
  expect(await told(modelServer, 2)).toMatchObject([{ content: "Tool call execution denied." }])
  await page.reload()
  await expect(card(chat)).toContainText("Refused")
  await expect(chat.answers).toHaveCount(1)
  expect(modelServer.requests).toHaveLength(2)
})

test("who writes on without a word about the call leaves it unrun", async ({ chat, modelServer, page }) => {
  modelServer.script([calculation])
  await chat.send("What is 6 × 7?")
  await expect(card(chat)).toContainText("Waiting for you")
  modelServer.script(["As you wish."])
  await chat.send("Never mind")
  await expect(chat.lastAnswer).toContainText("As you wish.")
  await chat.expectComplete()
  expect(await told(modelServer, 2)).toEqual([])
  for (const shown of ["at once", "after a reload"]) {
    const dropped = chat.answers.first().getByRole("figure", { name: "calculator" })
    await expect(dropped, shown).toContainText("Not run")
    await expect(dropped.getByRole("button"), shown).toHaveCount(0)
    await page.reload()
  }
})

async function expectResultAfterReload(chat: ChatPage) {
  await chat.page.reload()
  await expect(chat.lastAnswer).toContainText("It is 42.")
  await card(chat).getByText("Done").click()
  await expect(card(chat).locator("pre").filter({ visible: true }).last()).toHaveText(/"result": "42"/)
}
