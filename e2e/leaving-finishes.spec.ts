import { HOLD } from "../demo/script.ts"
import { shortGrace } from "./fixtures/graces.ts"
import { expect, test } from "./fixtures/test.ts"

// What the user wants goes before what the operator has.
test.use({ appEnv: shortGrace })

test("I5: the answer of one who wants it finished is finished, and another's is not", async ({
  chat,
  modelServer,
  page,
  browser,
  baseURL,
  watch,
}) => {
  await chat.setWhenLeaving("Finish it in the background")
  const story = modelServer.script(["Once upon", HOLD, " a time."], { for: "story" })
  await chat.send("Tell me a story")
  await expect(chat.answerText).toHaveText("Once upon")
  const address = page.url()
  await page.goto("about:blank")

  // The one who came later and left later is cancelled: the time to cancel the first has passed.
  const other = await browser.newContext({ baseURL: baseURL ?? "" })
  await watch(other)
  const there = await chat.openBeside(other)
  const poem = modelServer.script(["Roses", HOLD], { for: "poem" })
  await there.send("Tell me a poem")
  await expect(there.answerText).toHaveText("Roses")
  await there.page.goto("about:blank")
  await modelServer.expectSocketClosed({ withinMs: 5_000, request: await poem.request() })
  await other.close()

  const request = await story.request()
  expect(request.socketClosedAt).toBeNull()
  story.release()
  await modelServer.until("the story was sent to its end", () => request.answer === "finished")
  await page.goto(address)
  await expect(chat.answerText).toHaveText("Once upon a time.")
  await chat.expectComplete()
})
