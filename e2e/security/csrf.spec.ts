import { expect, test } from "../fixtures/test.ts"
import { fill } from "./handlers.ts"
import { Person } from "./person.ts"
import { verdicts } from "./verdicts.ts"

const json = { "content-type": "application/json" }
const changing = Object.entries(verdicts).filter(([name]) => !name.startsWith("GET "))

const attempts = (url: string): [string, number, Record<string, string>][] => [
  ["a null Origin", 403, { ...json, origin: "null" }],
  ["another site's Origin", 403, { ...json, origin: "https://evil.example" }],
  ["an Origin that only begins alike", 403, { ...json, origin: `${url}.evil.example` }],
  ["a cross-site fetch", 403, { ...json, origin: url, "sec-fetch-site": "cross-site" }],
  ["a fetch from a sibling site", 403, { ...json, origin: url, "sec-fetch-site": "same-site" }],
  ["plain text", 415, { origin: url, "content-type": "text/plain" }],
  ["a form", 415, { origin: url, "content-type": "application/x-www-form-urlencoded" }],
  ["a form with files", 415, { origin: url, "content-type": "multipart/form-data; boundary=x" }],
]

for (const [name, { of, body = {} }] of changing) {
  test(`${name} cannot be caused by another site`, async ({ app }) => {
    const owner = await Person.account(app.url)
    const id = of === "chat" ? await owner.chat() : "no-such-thing-exists-here"
    const [method = "", path = ""] = name.split(" ")
    const url = fill(path, id)
    for (const [attempt, status, headers] of attempts(app.url)) {
      const answer = await owner.call(url, { method, body, headers })
      expect(answer.status, attempt).toBe(status)
    }
    const bare = await fetch(app.url + url, {
      method,
      headers: { ...json, cookie: owner.cookie },
      body: JSON.stringify(body),
    })
    expect(bare.status, "no Origin at all").toBe(403)
    if (of === "chat") expect((await owner.call(`/api/chat/${id}`)).status).toBe(200)
  })
}

test("another site can read nothing: no answer allows it", async ({ app }) => {
  const owner = await Person.account(app.url)
  for (const path of ["/api/chats", "/api/session", "/api/models"]) {
    const answer = await owner.call(path, { headers: { origin: "https://evil.example" } })
    expect(answer.headers.get("access-control-allow-origin"), path).toBeNull()
    expect(answer.headers.get("cross-origin-resource-policy"), path).toBe("same-origin")
  }
})
