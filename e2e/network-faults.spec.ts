import { setTimeout as lasts } from "node:timers/promises"
import { HOLD } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

// The browser's own words about a network that fails.
test.use({ throughNetwork: true, expectedConsole: [/net::ERR_/] })

test("three resets in one answer lose nothing and repeat nothing", async ({ chat, modelServer, network }) => {
  modelServer.script(["one ", HOLD, "two ", HOLD, "three ", HOLD, "four."])
  await chat.send("Count")
  for (const soFar of ["one", "one two", "one two three"]) {
    await expect(chat.answerText).toHaveText(soFar)
    network.reset()
    modelServer.release()
  }
  await expect(chat.answerText).toHaveText("one two three four.")
  await chat.expectComplete()
  expect(modelServer.requests).toHaveLength(1)
  expect(modelServer.requests[0]?.answer).toBe("finished")
})

test("a network that refuses connections is told of, and the answer goes on when it is back", async ({
  chat,
  modelServer,
  network,
  page,
}) => {
  modelServer.script(["one ", HOLD, "two ", "three."])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  await network.refuse()
  await expect(page.getByText(/Connection lost, reconnecting [2-6]\/6/)).toBeVisible()
  await expect(chat.answerText).toHaveText("one")
  modelServer.release()
  await modelServer.until("it was sent to its end", (request) => request.answer === "finished")
  await network.accept()
  await expect(chat.answerText).toHaveText("one two three.", { timeout: 12_000 })
  await chat.expectComplete()
  await expect(page.getByText(/Connection lost/)).toBeHidden()
})

test("five seconds offline lose nothing", async ({ chat, context, modelServer, network, page }) => {
  modelServer.script(["one ", HOLD, "two ", HOLD, "three."])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  await context.setOffline(true)
  network.reset()
  modelServer.release()
  await expect(page.getByText(/Connection lost|You are offline/)).toBeVisible()
  await lasts(5_000)
  await expect(chat.answerText).toHaveText("one")
  await context.setOffline(false)
  await expect(chat.answerText).toHaveText("one two")
  await expect(page.getByText(/Connection lost|You are offline/)).toBeHidden()
  modelServer.release()
  await expect(chat.answerText).toHaveText("one two three.")
  await chat.expectComplete()
  expect(modelServer.requests).toHaveLength(1)
})

test("a message sent into a dead network stays, and is asked once", async ({
  chat,
  modelServer,
  network,
}) => {
  modelServer.script(["Four."])
  await chat.message.fill("What is two and two?")
  await network.refuse()
  await chat.sendButton.click()
  await network.accept()
  await expect(chat.answerText).toHaveText("Four.")
  await expect(chat.questions).toHaveCount(1)
  expect(modelServer.requests).toHaveLength(1)
})

test("Stop reaches the server over a network that was just reset", async ({ chat, modelServer, network }) => {
  modelServer.script(["one ", HOLD, "two"])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  network.reset()
  await chat.stop()
  await modelServer.expectSocketClosed({ withinMs: 2_000 })
  await chat.expectOutcome("stopped")
})
