import { HOLD } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

// The browser's own words about a server that is away.
test.use({ expectedConsole: [/net::ERR_|status of 50[23]/] })
test.describe.configure({ timeout: 90_000 })

test("a chat goes on after the server was restarted between two messages", async ({
  app,
  chat,
  modelServer,
}) => {
  modelServer.script(["I am well."])
  await chat.send("How are you?")
  await chat.expectComplete()
  await app.restart()
  modelServer.script(["Good."])
  await chat.send("So am I.")
  await expect(chat.lastAnswer).toContainText("Good.")
  await chat.expectComplete()
  expect(modelServer.saidTo(2)).toEqual([
    ["user", "How are you?"],
    ["assistant", "I am well."],
    ["user", "So am I."],
  ])
})

test("a server killed in mid-answer leaves what was seen, and says so", async ({
  app,
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Once upon a time", HOLD])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon a time")
  await app.restart("SIGKILL")
  await modelServer.expectSocketClosed({ withinMs: 2_000 })
  await expect(chat.outcome).toHaveAttribute("data-outcome", "interrupted", { timeout: 20_000 })
  await chat.expectOutcome("interrupted", "The server that was writing this answer went away.")
  await expect(chat.lastAnswer).toContainText("Once upon a time")
  await page.reload()
  await expect(chat.lastAnswer).toContainText("Once upon a time")
  modelServer.script([" there was a mill."])
  await chat.action("Continue").click()
  await expect(chat.lastAnswer).toContainText("Once upon a time there was a mill.")
  await chat.expectComplete()
})
