import { RESET, type Step, status } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

type Refusal = { step: Step; sentence: string }

const beforeTheFirstToken: Record<string, Refusal> = {
  "HTTP 500": { step: status(500), sentence: "No model could be reached." },
  "HTTP 429": {
    step: status(429, undefined, { "retry-after": "30" }),
    sentence: "The provider is receiving too many requests. Try again in 30 seconds.",
  },
  "HTTP 401": {
    step: status(401, JSON.stringify({ error: { message: "Incorrect API key provided: sk-secret" } })),
    sentence: "The provider refused this server's key.",
  },
  "an HTML error page": {
    step: status(502, "<html><h1>Bad gateway</h1></html>", { "content-type": "text/html" }),
    sentence: "No model could be reached.",
  },
  "a reset": { step: RESET, sentence: "No model could be reached." },
}

for (const [name, { step, sentence }] of Object.entries(beforeTheFirstToken)) {
  test(`${name} before the first token is told in a sentence, also after a reload`, async ({
    chat,
    modelServer,
    page,
  }) => {
    modelServer.script([step])
    await chat.send("Tell me a story")
    await chat.expectOutcome("failed", sentence)
    await page.reload()
    await expect(chat.questions).toHaveCount(1)
    await chat.expectOutcome("failed", sentence)
    await expect(page.getByText(/sk-secret|Bad gateway/)).toHaveCount(0)
    await expect(chat.action("Continue")).toBeHidden()
    expect(modelServer.requests).toHaveLength(1)
  })
}

test("Retry after HTTP 500 asks again and is answered", async ({ chat, modelServer }) => {
  modelServer.script([status(500)])
  await chat.send("Tell me a story")
  await chat.expectOutcome("failed")
  modelServer.script(["Once upon a time."])
  await chat.action("Retry").click()
  await expect(chat.lastAnswer).toContainText("Once upon a time.")
  await chat.expectComplete()
  expect(modelServer.saidTo(2)).toEqual([["user", "Tell me a story"]])
})
