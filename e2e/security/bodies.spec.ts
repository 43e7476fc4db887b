import { readFileSync } from "node:fs"
import { request } from "node:http"
import { expect, test } from "../fixtures/test.ts"
import { Person } from "./person.ts"

const megabyte = 1024 * 1024

/** Sends a body without end to a path until the server answers; tells how much of it went out. */
function flood(url: string, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; sent: number }>((resolve, reject) => {
    let sent = 0
    let over = false
    const chunk = Buffer.alloc(64 * 1024, "x")
    const call = request(url + path, { method: "POST", headers }, (answer) => {
      over = true
      answer.resume()
      resolve({ status: answer.statusCode ?? 0, sent })
      call.destroy()
    })
    call.on("error", (error) => over || reject(error))
    const push = () => {
      while (!over && sent < 64 * megabyte) {
        sent += chunk.length
        if (!call.write(chunk)) return void call.once("drain", push)
      }
    }
    push()
  })
}

const rssOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024

test("a body that goes on for ever is cut off at the limit, and memory stays flat", async ({ app }) => {
  const person = await Person.guest(app.url)
  const headers = { origin: app.url, cookie: person.cookie, "content-type": "application/json" }
  await flood(app.url, "/api/chat", headers)
  const before = rssOf(app.pid)
  for (let round = 0; round < 20; round++) {
    const { status, sent } = await flood(app.url, "/api/chat", headers)
    expect(status).toBe(413)
    expect(sent).toBeLessThan(16 * megabyte)
  }
  const grown = (rssOf(app.pid) - before) / megabyte
  console.log(`memory after 20 endless bodies: ${grown.toFixed(1)} MB more`)
  expect(grown).toBeLessThan(100)
})

test("a length that says too much is refused before anything is read", async ({ app }) => {
  const person = await Person.guest(app.url)
  const headers = { origin: app.url, cookie: person.cookie, "content-type": "application/json" }
  const status = await new Promise((resolve, reject) => {
    const length = { ...headers, "content-length": String(300 * 1024) }
    const call = request(`${app.url}/api/chat`, { method: "POST", headers: length }, (answer) => {
      resolve(answer.statusCode)
      call.destroy()
    })
    call.on("error", reject)
    call.flushHeaders()
  })
  expect(status).toBe(413)
})

test("an upload over its limit is refused before it is read, and one that lies about its length is cut off", async ({
  app,
}) => {
  const person = await Person.guest(app.url)
  const headers = { origin: app.url, cookie: person.cookie, "content-type": "application/octet-stream" }
  const announced = { ...headers, "content-length": String(64 * megabyte) }
  const { status, sent } = await flood(app.url, "/api/attachments?name=a.txt", announced)
  expect(status).toBe(413)
  expect(sent).toBeLessThan(16 * megabyte)
  expect((await flood(app.url, "/api/attachments?name=a.txt", headers)).status, "of unknown length").toBe(400)
})

test("uploads of the full size leave memory flat, while they come and when they are read again", async ({
  app,
}) => {
  test.setTimeout(120_000)
  const person = await Person.guest(app.url)
  const full = new Uint8Array(20 * megabyte).fill(97)
  const round = async () => {
    const id = await person.attach("full.txt", full)
    expect((await (await person.call(`/api/attachments/${id}`)).arrayBuffer()).byteLength).toBe(
      full.byteLength,
    )
    expect((await person.call(`/api/attachments/${id}`, { method: "DELETE" })).status).toBe(204)
  }
  for (let warmUp = 0; warmUp < 3; warmUp++) await round()
  const before = rssOf(app.pid)
  for (let count = 0; count < 10; count++) await round()
  const grown = (rssOf(app.pid) - before) / megabyte
  console.log(`memory after 10 uploads of 20 MB: ${grown.toFixed(1)} MB more`)
  expect(grown).toBeLessThan(100)
})

/** Files that a browser could take for a page of this server, or run. */
const disguised: Record<string, string> = {
  "a page": "<!doctype html><script>fetch('//evil.example')</script>",
  "an SVG with a script":
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
  "a GIF that is a script": "GIF89a/*\u0001\u0001*/=1;alert(1)",
  "a PDF that is a page": "%PDF-1.4 <html><script>alert(1)</script></html>",
}

for (const [name, content] of Object.entries(disguised)) {
  test(`${name} comes back as nothing that a browser runs`, async ({ app }) => {
    const person = await Person.guest(app.url)
    const answer = await person.call(`/api/attachments/${await person.attach("page.html", content)}`)
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff")
    expect(answer.headers.get("content-security-policy")).toContain("sandbox")
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin")
    const type = answer.headers.get("content-type") ?? ""
    expect(type).toMatch(/^(text\/plain; charset=utf-8|image\/gif|application\/pdf)$/)
    if (!type.startsWith("image/")) expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/)
    expect(await answer.text()).toBe(content)
  })
}
