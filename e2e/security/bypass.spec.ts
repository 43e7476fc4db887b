import { expect, test } from "../fixtures/test.ts"
import { builtPaths, fill } from "./handlers.ts"
import { Person } from "./person.ts"

const canary = "canary-of-the-owner"
const subrequest = "proxy:proxy:proxy:proxy:proxy"

/** Headers that have switched a middleware off, or made a page answer in another form (CVE-2025-29927 and its kin). */
const tricks: Record<string, Record<string, string>> = {
  "x-middleware-subrequest": { "x-middleware-subrequest": subrequest },
  "x-middleware-subrequest of a src folder": {
    "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
  },
  "a React server request": { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D" },
  "a prefetch": { rsc: "1", "next-router-prefetch": "1", purpose: "prefetch" },
  "a segment prefetch": { rsc: "1", "next-router-segment-prefetch": "/_tree" },
  "another path behind a proxy": { "x-original-url": "/", "x-rewrite-url": "/", "x-invoke-path": "/" },
  "a data request": { "x-nextjs-data": "1" },
}
const shapes = ["", ".rsc", ".txt", "?_rsc=1", "/", "//", "%2f..", ".segments/_tree.segment.rsc"]

test("no header and no suffix shows a stranger what belongs to the owner", async ({ app }) => {
  test.setTimeout(120_000)
  const owner = await Person.account(app.url)
  const id = await owner.chat(canary)
  const strangers = [await Person.account(app.url), await Person.guest(app.url), Person.nobody(app.url)]
  const paths = [`/chats/${id}`, ...builtPaths().map((path) => fill(path, id))].filter(
    (path) => path !== "/api/live",
  )
  for (const path of paths) {
    for (const shape of shapes) {
      for (const [name, headers] of Object.entries(tricks)) {
        const stranger = strangers[(path.length + shape.length + name.length) % strangers.length] as Person
        const answer = await stranger.call(path + shape, { headers })
        expect(await answer.text(), `${path}${shape} with ${name}`).not.toContain(canary)
        expect(answer.status, `${path}${shape} with ${name}`).toBeLessThan(500)
      }
    }
  }
  expect(await (await owner.call(`/api/chat/${id}`)).text()).toContain(canary)
})

test("a host that is not this server's is answered with nothing", async ({ app }) => {
  const owner = await Person.account(app.url)
  const { request } = await import("node:http")
  const ask = (path: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { host: "rebound.example.org", cookie: owner.cookie }
      request(app.url + path, { headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
        .on("error", reject)
        .end()
    })
  expect(await ask("/")).toBe(421)
  expect(await ask("/api/chats")).toBe(403)
})
