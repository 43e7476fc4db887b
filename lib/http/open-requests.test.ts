import { once } from "node:events"
import { Agent, createServer, get, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { afterEach, beforeEach, expect, test } from "vitest"
import { OpenRequests } from "./open-requests"

let requests: OpenRequests
let server: Server
let agent: Agent
beforeEach(async () => {
  requests = new OpenRequests()
  server = createServer().listen(0, "127.0.0.1")
  agent = new Agent({ keepAlive: true })
  await once(server, "listening")
})
afterEach(() => {
  agent.destroy()
  server.close()
  server.closeAllConnections()
})

/** Asks; resolves with what the server has to answer and what the client will get. */
async function ask() {
  const { port } = server.address() as AddressInfo
  const asking = get({ port, host: "127.0.0.1", agent })
  const got = once(asking, "response") as Promise<[IncomingMessage]>
  const [, response] = (await once(server, "request")) as [IncomingMessage, ServerResponse]
  return { response, got: got.then(([message]) => message) }
}

test("what was asked before is answered, and only then it is over", async () => {
  const { response, got } = await ask()
  let isOver = false
  const over = requests.finish().then(() => (isOver = true))
  response.write("a ")
  const answer = text(await got)
  expect(isOver).toBe(false)
  response.end("mill")
  await over
  expect(await answer).toBe("a mill")
})

test("no connection is taken after that, and none that is kept alive is left", async () => {
  const { response, got } = await ask()
  response.end("a mill")
  await text(await got)
  const { port } = server.address() as AddressInfo
  await requests.finish()
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } })
  const [error] = await once(get({ port, host: "127.0.0.1", agent }), "error")
  expect(error.code).toMatch(/^ECONN/)
})

test("a stream is not waited for once it has begun", async () => {
  const { response, got } = await ask()
  const over = requests.finish()
  response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders()
  await got
  await over
  expect(response.closed).toBe(false)
})

test("what is never answered holds nothing up", async () => {
  const { got } = await ask()
  await requests.finish()
  server.closeAllConnections()
  await expect(got).rejects.toMatchObject({ code: "ECONNRESET" })
})
