import { HOLD } from "../../demo/script.ts"
import { expect, test } from "./test.ts"

// The browser's own words about an instance that is away.
test.use({ expectedConsole: [/net::ERR_|status of 50[0-9]/] })

test("a person behind the balancer asks, reloads, stops and asks again, wherever the requests go", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Once upon", HOLD, " a time", HOLD])
  await chat.send("Tell me a story")
  await expect(chat.answerText).toHaveText("Once upon")
  await page.reload()
  await expect(chat.answerText).toHaveText("Once upon")
  modelServer.release()
  await expect(chat.answerText).toHaveText("Once upon a time")
  await chat.stop()
  // How fast that is, is measured in stopping.spec.ts; here an instance may be stopping for the first time.
  await modelServer.expectSocketClosed({ withinMs: 10_000 })
  await chat.expectOutcome("stopped")
  modelServer.script(["I am well."])
  await chat.send("How are you?")
  await expect(chat.lastAnswer).toContainText("I am well.")
  await chat.expectComplete()
})

test("an instance dies under the eyes of a reader, who sees the text stay, the reason, and Continue work", async ({
  chat,
  fleet,
  modelServer,
}) => {
  modelServer.script(["Once upon a time", HOLD])
  await chat.send("Tell me a story")
  await expect(chat.answerText).toHaveText("Once upon a time")
  const owner = await fleet.ownerOf(await chat.chatId())
  await owner.kill()
  await expect(chat.outcome).toHaveAttribute("data-outcome", "interrupted", { timeout: 30_000 })
  await expect(chat.answerText).toHaveText("Once upon a time")
  modelServer.script([" there was a mill."])
  await chat.action("Continue").click()
  await expect(chat.answerText).toHaveText("Once upon a time there was a mill.")
  await chat.expectComplete()
})
