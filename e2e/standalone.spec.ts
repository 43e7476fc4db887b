import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { HOLD, toolCall } from "../demo/script.ts"
import { App } from "./fixtures/app.ts"
import { test as base, expect } from "./fixtures/test.ts"

/** What docs/deploying.md tells to copy, and nothing else: packages that are missing here would be found above the repository. */
const test = base.extend<object, { app: App }>({
  app: [
    async ({ workerModelServer }, use) => {
      if (!existsSync(".next/standalone/server.js"))
        throw new Error(
          "There is no standalone build; `npm test` makes one (BUILD_STANDALONE=true npm run build).",
        )
      const cwd = mkdtempSync(join(tmpdir(), "millrace-standalone-"))
      cpSync(".next/standalone", cwd, { recursive: true, verbatimSymlinks: true })
      cpSync(".next/static", join(cwd, ".next/static"), { recursive: true })
      cpSync("public", join(cwd, "public"), { recursive: true })
      const env = { HOSTNAME: "127.0.0.1", OPENAI_BASE_URL: workerModelServer.url, TOOLS: "calculator" }
      const app = await App.start(env, { cwd, program: ["server.js"] })
      await use(app)
      await app.close()
      rmSync(cwd, { recursive: true })
    },
    { scope: "worker", timeout: 120_000 },
  ],
})

test("the standalone folder, copied elsewhere, has a chat with a tool, drains, and knows it after a restart", async ({
  app,
  chat,
  modelServer,
  page,
}) => {
  test.setTimeout(120_000)
  modelServer.script([toolCall("calculator", '{"expression":"6 * 7"}')])
  modelServer.script(["It is ", HOLD, "42."])
  await chat.send("What is 6 × 7?")
  await expect(chat.lastAnswer).toContainText("It is")
  const { body } = await modelServer.request(2)
  expect(JSON.stringify(body)).toMatch(/"role":"tool".*42/)
  const gone = app.kill("SIGTERM")
  await expect.poll(async () => (await fetch(`${app.url}/api/health`)).status).toBe(503)
  modelServer.release()
  await gone
  await app.start()
  await page.reload()
  await expect(chat.lastAnswer).toContainText("It is 42.")
  await chat.expectComplete()
})

// The browser's own words about a server that is away.
test.use({ expectedConsole: [/net::ERR_|status of 50[23]/] })
