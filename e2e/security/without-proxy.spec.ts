import { App } from "../fixtures/app.ts"
import { expect, test } from "../fixtures/test.ts"
import { fill } from "./handlers.ts"
import { Person } from "./person.ts"
import { verdicts } from "./verdicts.ts"
import { buildWithoutProxy } from "./without-proxy.ts"

const canary = "canary-of-the-owner"

test("without proxy.ts everything is as closed as with it", async ({ workerModelServer }) => {
  test.setTimeout(120_000)
  using build = buildWithoutProxy()
  const app = await App.start(
    { OPENAI_BASE_URL: workerModelServer.url, AUTH: "required" },
    { cwd: build.folder },
  )
  try {
    const page = await fetch(`${app.url}/sign-in`)
    expect(page.headers.get("content-security-policy"), "the proxy is really gone").toBeNull()
    const owner = await Person.account(app.url)
    const id = await owner.chat(canary)
    for (const [name, { of, query = "", body, headers, verdict }] of Object.entries(verdicts)) {
      const [method = "", path = ""] = name.split(" ")
      if (path === "/api/live" || of === "session") continue
      const url = fill(path, id) + query
      // One of the handlers signs out.
      const other = await Person.account(app.url)
      const answer = await other.call(url, { method, body, headers })
      expect(answer.status, name).toBe(verdict.other)
      expect(await answer.text(), name).not.toContain(canary)
      const nobody = await Person.nobody(app.url).call(url, { method, body, headers })
      if (of) expect(nobody.status, name).toBe(401)
    }
    for (const path of ["/", `/chats/${id}`]) {
      const answer = await Person.nobody(app.url).call(path)
      expect(await answer.text(), path).not.toContain(canary)
      expect(answer.headers.get("location") ?? "", path).toContain("/sign-in")
    }
    const stranger = await Person.account(app.url)
    expect(await (await stranger.call(`/chats/${id}`)).text()).not.toContain(canary)
  } finally {
    await app.close()
  }
})
