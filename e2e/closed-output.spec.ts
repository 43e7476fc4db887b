import { status } from "../demo/script.ts"
import { App } from "./fixtures/app.ts"
import { RawViewer, readText } from "./fixtures/raw-viewer.ts"
import { expect, test } from "./fixtures/test.ts"

// `npm start | head` once left a server that did nothing but fail to complain.
test("a server whose output nobody reads goes on answering", async ({ modelServer }) => {
  test.setTimeout(120_000)
  const app = await App.start({ OPENAI_BASE_URL: modelServer.url })
  const viewer = await RawViewer.signIn(app.url)
  app.stopListening()
  // A refused key is something that the server tells its operator.
  modelServer.script([status(401)])
  await readText(await viewer.ask(crypto.randomUUID(), "first"), () => false)
  expect((await fetch(`${app.url}/api/health`, { signal: AbortSignal.timeout(5_000) })).status).toBe(200)
  modelServer.script(["Four."])
  expect(await readText(await viewer.ask(crypto.randomUUID(), "second"), () => false)).toBe("Four.")
  await app.close()
})
