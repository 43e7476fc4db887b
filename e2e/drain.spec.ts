import { HOLD } from "../demo/script.ts"
import { RawViewer } from "./fixtures/raw-viewer.ts"
import { expect, test } from "./fixtures/test.ts"

// The browser's own words about a server that is away.
test.use({ appEnv: { DRAIN_MS: "4000" }, expectedConsole: [/net::ERR_|status of 50[23]/] })

test.describe.configure({ timeout: 90_000 })

test("a server told to stop drains in time, and its answers say that it restarted", async ({
  app,
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Once upon a time", HOLD])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon a time")
  const startedAt = performance.now()
  await app.kill("SIGTERM")
  expect(performance.now() - startedAt, "milliseconds until it was gone").toBeLessThan(6_000)
  await modelServer.expectSocketClosed({ withinMs: 2_000 })
  await app.start()
  await chat.expectOutcome("interrupted", "The server restarted.")
  await page.reload()
  await expect(chat.lastAnswer).toContainText("Once upon a time")
  await chat.expectOutcome("interrupted", "The server restarted.")
})

test("a server told to stop lets an answer finish that ends within the time to drain", async ({
  app,
  chat,
  modelServer,
}) => {
  modelServer.script(["Once upon", HOLD, " a time."])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon")
  const gone = app.kill("SIGTERM")
  await expect.poll(async () => (await fetch(`${app.url}/api/health`)).status).toBe(503)
  modelServer.release()
  await gone
  await app.start()
  await expect(chat.lastAnswer).toContainText("Once upon a time.")
  await chat.expectComplete()
})

test("a server told to stop answers all that it was asked: nothing is cut off, nothing finds its stores closed", async ({
  app,
}) => {
  const person = await RawViewer.signIn(app.url)
  const wrong: string[] = []
  let isUp = true
  const asking = Array.from({ length: 6 }, async () => {
    while (isUp) {
      // One that is refused, or reset before it is answered, is what a balancer takes elsewhere.
      const answer = await fetch(`${app.url}/api/chats`, { headers: person.headers }).catch(() => null)
      if (answer === null) isUp = false
      else if (!answer.ok) wrong.push(String(answer.status))
      else await answer.text().catch((error) => wrong.push(String(error)))
    }
  })
  await app.kill("SIGTERM")
  await Promise.all(asking)
  await app.start()
  expect(wrong).toEqual([])
})
