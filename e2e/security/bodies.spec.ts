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
