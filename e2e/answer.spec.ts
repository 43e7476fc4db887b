import { HOLD, tokens, tokenText } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

test("the first words are on screen before the last are sent", async ({ chat, modelServer }) => {
  modelServer.script(["Once upon", HOLD, " a time"])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon")
  await modelServer.held()
  await expect(chat.lastAnswer).not.toContainText("a time")
  modelServer.release()
  await expect(chat.lastAnswer).toContainText("Once upon a time")
  await chat.expectComplete()
  expect(modelServer.requests).toHaveLength(1)
  expect(modelServer.requests[0]).toMatchObject({ answer: "finished", deltasSent: 2 })
})

test("every token is shown as soon as it is sent", async ({ chat, modelServer }) => {
  modelServer.script(["one ", HOLD, "two ", HOLD, "three ", HOLD, "four"])
  await chat.send("Count")
  for (const soFar of ["one", "one two", "one two three"]) {
    await expect(chat.lastAnswer).toContainText(soFar)
    modelServer.release()
  }
  await expect(chat.lastAnswer).toContainText("one two three four")
})

test("the model is given the whole conversation, and the answer is there after a reload", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["I am well."])
  await chat.send("How are you?")
  await expect(chat.lastAnswer).toContainText("I am well.")
  await chat.expectComplete()
  modelServer.script(["Good."])
  await chat.send("So am I.")
  await expect(chat.lastAnswer).toContainText("Good.")
  await chat.expectComplete()
  await page.reload()
  await expect(chat.questions).toHaveCount(2)
  await expect(chat.answers).toHaveCount(2)
  await expect(chat.answers.first()).toContainText("I am well.")
  await expect(chat.lastAnswer).toContainText("Good.")
  expect(modelServer.saidTo(2)).toEqual([
    ["user", "How are you?"],
    ["assistant", "I am well."],
    ["user", "So am I."],
  ])
})

test("two chats are answered at once, each with its own text", async ({ chat, modelServer, context }) => {
  const story = modelServer.script(["Once upon", HOLD, " a time"], { for: "a story" })
  const poem = modelServer.script(["Roses are", HOLD, " red"], { for: "a poem" })
  const other = await chat.openBeside(context)
  await chat.send("Tell me a story")
  await other.send("Write me a poem")
  await expect(chat.lastAnswer).toContainText("Once upon")
  await expect(other.lastAnswer).toContainText("Roses are")
  poem.release()
  await expect(other.lastAnswer).toContainText("Roses are red")
  await other.expectComplete()
  await expect(chat.stopButton).toBeVisible()
  story.release()
  await expect(chat.lastAnswer).toContainText("Once upon a time")
  await expect(chat.lastAnswer).not.toContainText("Roses")
})

test("an answer of 10 000 tokens arrives whole and stays whole", async ({ chat, modelServer, page }) => {
  test.setTimeout(90_000)
  modelServer.script([tokens(10_000)])
  await chat.send("Tell me everything")
  await expect(chat.lastAnswer).toContainText("w10000", { timeout: 45_000 })
  await chat.expectComplete()
  await expect(chat.lastAnswer).toContainText(tokenText(10_000).trim())
  await page.reload()
  await expect(chat.lastAnswer).toContainText(tokenText(10_000).trim())
  expect(modelServer.requests[0]).toMatchObject({ answer: "finished", deltasSent: 10_000 })
})

test("a message says how its chat ends, as the database has it: what makes a claim cheap is not lost unseen", async ({
  chat,
  modelServer,
  page,
}) => {
  const said: unknown[] = []
  page.on("request", (request) => {
    if (request.method() === "POST" && new URL(request.url()).pathname === "/api/chat")
      said.push(request.postDataJSON().leafId)
  })
  const leaves: unknown[] = [null]
  for (const text of ["First", "Second", "Third"]) {
    modelServer.script(["Once upon a time."])
    await chat.send(text)
    await chat.expectComplete()
    const detail = await page.request.get(`/api/chat/${await chat.chatId()}`)
    leaves.push((await detail.json()).messages.at(-1).id)
    if (text === "Second") await page.reload()
  }
  expect(said).toEqual(leaves.slice(0, 3))
})
