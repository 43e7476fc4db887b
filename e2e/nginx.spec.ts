import { HOLD } from "../demo/script.ts"
import type { ModelServer } from "./fixtures/model-server.ts"
import { hasNginx, type Nginx, startNginx } from "./fixtures/nginx.ts"
import { RawViewer, readText } from "./fixtures/raw-viewer.ts"
import { test as base, expect } from "./fixtures/test.ts"

const test = base.extend<object, { nginx: Nginx }>({
  nginx: [
    async ({ app }, use) => {
      // The first page of a fresh server takes its time, which nginx would not give it.
      await fetch(app.url)
      const nginx = await startNginx(app.port, { idleTimeoutS: 5 })
      await use(nginx)
      await nginx.close()
    },
    { scope: "worker" },
  ],
  baseURL: ({ nginx }, use) => use(nginx.url),
})

test.skip(!hasNginx, "nginx is not installed")
test.use({
  appEnv: { TRUSTED_PROXIES: "1" },
  expectedConsole: [/net::ERR_INCOMPLETE_CHUNKED_ENCODING/],
})

test("tokens pass nginx one by one, buffering and gzip notwithstanding", async ({ chat, modelServer }) => {
  modelServer.script(["one ", HOLD, "two ", HOLD, "three."])
  await chat.send("Count")
  for (const soFar of ["one", "one two"]) {
    await expect(chat.answerText).toHaveText(soFar)
    modelServer.release()
  }
  await expect(chat.answerText).toHaveText("one two three.")
  await chat.expectComplete()
})

test("a silence longer than the idle timeout of nginx is survived", async ({ chat, modelServer, page }) => {
  const ended = page.waitForEvent("requestfinished", isStream)
  const failed = page.waitForEvent("requestfailed", isStream)
  modelServer.script(["one ", HOLD, "two."])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  // nginx has cut the silent stream off, and the page has come back for the rest.
  await Promise.race([ended, failed])
  await page.waitForRequest((request) => request.url().endsWith("/stream"))
  modelServer.release()
  await expect(chat.answerText).toHaveText("one two.")
  await chat.expectComplete()
  expect(modelServer.requests).toHaveLength(1)
})

const isStream = (request: { url(): string }) => request.url().includes("/api/chat")

// A question sent on a connection that the server is just closing is answered by nginx with 502: it does not send it again.
test("a connection at rest stays open for longer than nginx, balancers (60 s) and Caddy (2 min) keep theirs", async ({
  app,
}) => {
  const restsFor = async () => (await fetch(`${app.url}/api/health`)).headers.get("keep-alive")
  // From the second request of a process on.
  await restsFor()
  expect(Number(/^timeout=(\d+)$/.exec((await restsFor()) ?? "")?.[1])).toBeGreaterThan(120)
})

// The figure is printed, not judged: that the second token is held back until the first has come is what proves the passing.
test("the first token comes through nginx before the second is sent", async ({ app, modelServer, nginx }) => {
  const times = { direct: [] as number[], nginx: [] as number[] }
  for (let round = 0; round < 10; round++) {
    times.direct.push(await timeToFirstToken(app.url, modelServer))
    times.nginx.push(await timeToFirstToken(nginx.url, modelServer))
  }
  const [direct, through] = [median(times.direct), median(times.nginx)]
  console.log(
    `first token: ${direct.toFixed(1)} ms directly, ${through.toFixed(1)} ms through nginx (medians of 10)`,
  )
})

/** Milliseconds from the question to the first token, while the upstream holds the second one back. */
async function timeToFirstToken(url: string, modelServer: ModelServer): Promise<number> {
  const viewer = await RawViewer.signIn(url)
  const script = modelServer.script(["one ", HOLD, "two."])
  const askedAt = performance.now()
  const stream = await viewer.ask(crypto.randomUUID(), "Count")
  let firstAt = 0
  const text = await readText(stream, (soFar) => {
    if (soFar === "one " && firstAt === 0) {
      firstAt = performance.now()
      script.release()
    }
    return soFar === "one two."
  })
  expect(text).toBe("one two.")
  return firstAt - askedAt
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
