import { HOLD } from "../demo/script.ts"
import { endlessGrace } from "./fixtures/graces.ts"
import { expect, test } from "./fixtures/test.ts"

// What the user wants goes before what the operator has.
test.use({ appEnv: endlessGrace })

test("I5: the answer of one who wants it ended is ended, and says so", async ({
  chat,
  modelServer,
  page,
}) => {
  await chat.setWhenLeaving("End it")
  modelServer.script(["Once upon", HOLD])
  await chat.send("Tell me a story")
  await expect(chat.answerText).toHaveText("Once upon")
  const address = page.url()
  await page.goto("about:blank")
  const isClosed = (request: { socketClosedAt: number | null }) => request.socketClosedAt !== null
  await modelServer.until("the upstream socket closes", isClosed, 20_000)
  expect(modelServer.requests[0]?.answer).toBe("abandoned")
  await page.goto(address)
  await chat.expectOutcome("interrupted", "Nobody was watching, so the answer was ended.")
})
