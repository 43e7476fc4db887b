import { setTimeout as lasts } from "node:timers/promises"
import { HOLD } from "../demo/script.ts"
import { endlessGrace } from "./fixtures/graces.ts"
import { expect, test } from "./fixtures/test.ts"

// Nobody may be there for as long: what is tested is the connection, not the grace.
test.use({ appEnv: endlessGrace, throughNetwork: true, expectedConsole: [/net::ERR_/] })

test("a network that swallows everything for 30 s is noticed, and the answer goes on behind it", async ({
  chat,
  modelServer,
  network,
  page,
}) => {
  test.setTimeout(90_000)
  modelServer.script(["one ", HOLD, "two ", HOLD, "three."])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  network.weather({ kind: "black-hole" })
  modelServer.release()
  const thirtySeconds = lasts(30_000)
  await expect(page.getByText(/Connection lost, reconnecting/)).toBeVisible({ timeout: 29_000 })
  await thirtySeconds
  await expect(chat.answerText).toHaveText("one")
  network.weather({ kind: "clear" })
  await expect(chat.answerText).toHaveText("one two", { timeout: 15_000 })
  modelServer.release()
  await expect(chat.answerText).toHaveText("one two three.")
  await chat.expectComplete()
  expect(modelServer.requests).toHaveLength(1)
})
