import type { APIRequestContext } from "@playwright/test"
import { HOLD, status } from "../demo/script.ts"
import messages from "../messages/en.json" with { type: "json" }
import { signInAs } from "./fixtures/account.ts"
import { expect, test } from "./fixtures/operator-test.ts"

// An app of this file's own, whose first account is its operator.
test.use({ appEnv: { HEARTBEAT_MS: "400" } })
test.use({ expectedConsole: [/404/] })

const pages = ["/status", "/diagnostics", "/inspector/no-such-generation-0"]

/** What only the operator's pages say: their titles, and their words but for short ones, which are said elsewhere too. */
const operatorsWords = [
  ...["Status", "Diagnostics", "Inspector"].map((title) => `${title} · Millrace`),
  ...[...JSON.stringify(messages.operator).matchAll(/"([^"]{20,})"/g)].map(([, words]) => words as string),
]

test("the operator's pages do not exist for another account, a guest and a stranger", async ({
  app,
  page,
  browser,
  chat,
}) => {
  const answered = await page.goto("/status")
  expect(answered?.status()).toBe(200)
  const [other, guest, stranger] = await Promise.all([
    browser.newContext(),
    browser.newContext(),
    browser.newContext(),
  ])
  await signInAs(other.request, app.url, "somebody-else")
  await guest.request.get(`${app.url}/api/session`)
  for (const context of [other, guest, stranger]) {
    for (const path of pages) {
      const response = await context.request.get(app.url + path)
      expect(response.status(), path).toBe(404)
      const html = await response.text()
      expect(html, path).toContain("Page not found · Millrace")
      expect(operatorsWords.filter((words) => html.includes(words))).toEqual([])
    }
    await context.close()
  }
  await chat.open()
})

test("the status shows an answer while it is made, and how it ended", async ({
  chat,
  context,
  modelServer,
}) => {
  modelServer.script(["one ", HOLD, "two."])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  const status = await context.newPage()
  await status.goto("/status")
  const running = status.getByRole("region", { name: "Answers being made" })
  await expect(running.getByRole("link")).toBeVisible()
  await expect(running).toContainText("this instance")
  modelServer.release()
  await chat.expectComplete()
  await expect(status.getByText("No answer is being made.")).toBeVisible()
  await expect(status.getByRole("region", { name: "How answers ended" })).toContainText("complete")
  await expect(status.getByRole("img", { name: /attempt.*at most/ }).first()).toBeVisible()
  await expect(status.getByRole("region", { name: "Circuit breakers" })).toContainText("closed")
})

test("the inspector shows a stop while it happens, and the same afterwards", async ({
  page,
  chat,
  context,
  modelServer,
}) => {
  modelServer.script(["one ", HOLD])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  const detail = await page.request.get(`/api/chat/${await chat.chatId()}`)
  const { generationId } = await detail.json()
  const inspector = await context.newPage()
  await inspector.goto(`/inspector/${generationId}`)
  const events = inspector.getByRole("region", { name: "Events" })
  await expect(inspector.getByText("Being made")).toBeVisible()
  await expect(events).toContainText("Viewer 1 began to read")
  await expect(events).toContainText("First content")
  await chat.stop()
  await expect(events).toContainText("Stop was asked for")
  await expect(events).toContainText(/The provider’s connection closed in/)
  await expect(inspector.getByRole("region", { name: "Attempts" })).toContainText("ended by us")
  const told = await events.getByRole("row").count()
  await inspector.reload()
  await expect(events.getByRole("row")).toHaveCount(told)
  await expect(inspector.getByRole("img", { name: /1 attempt, 1 viewer/ })).toBeVisible()
})

test("the inspector tells of a reader that came back", async ({ page, chat, context, modelServer }) => {
  modelServer.script(["one ", HOLD, "two."])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  const id = await chat.chatId()
  const { generationId } = await (await page.request.get(`/api/chat/${id}`)).json()
  const inspector = await context.newPage()
  await inspector.goto(`/inspector/${generationId}`)
  const events = inspector.getByRole("region", { name: "Events" })
  const resumed = page.request.get(`/api/chat/${id}/stream?after=${generationId}:1`)
  await expect(events).toContainText("Viewer 2 reads on after entry 1")
  modelServer.release()
  await resumed
  await chat.expectComplete()
  await expect(inspector.getByRole("img", { name: /2 viewers/ })).toBeVisible()
})

test("the answer's details lead the operator to the inspector", async ({ page, chat, modelServer }) => {
  modelServer.script(["Done."])
  await chat.send("Go")
  await chat.expectComplete()
  await chat.lastAnswer.getByRole("button", { name: "Answer details" }).click()
  await page.getByRole("link", { name: "Inspect" }).click()
  await expect(page.getByRole("heading", { name: "Inspector" })).toBeVisible()
  await expect(page.getByText("Ended: Answer complete")).toBeVisible()
})

test("a generation that failed says which attempt failed and why", async ({ page, chat, modelServer }) => {
  modelServer.script([status(503)])
  await chat.send("Go")
  await chat.expectOutcome("failed")
  const { generationId } = await lastMetadata(page.request, await chat.chatId())
  await page.goto(`/inspector/${generationId}`)
  await expect(page.getByRole("region", { name: "Attempts" })).toContainText("failed")
  await expect(page.getByRole("region", { name: "Attempts" })).toContainText("503")
})

async function lastMetadata(request: APIRequestContext, id: string) {
  const { messages } = await (await request.get(`/api/chat/${id}`)).json()
  return messages.at(-1).metadata
}
