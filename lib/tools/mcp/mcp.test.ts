import { once } from "node:events"
import { type AddressInfo, createServer, type Socket } from "node:net"
import type { Tool } from "ai"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { captureLog } from "../../observe/test-log"
import { createTools } from "../create-tools"
import { ToolError } from "../tool-error"
import type { Tools } from "../tools"
import type { McpServerSettings } from "./settings"
import { TestMcpServer } from "./test-server"

let server: TestMcpServer
let tools: Tools | undefined
beforeEach(() => {
  server = new TestMcpServer()
})
afterEach(async () => {
  await tools?.close()
  await server.stop()
})

const capable = { capabilities: { tools: true, images: false, reasoning: false, pdf: false } }
const unhurried = () => new AbortController().signal

async function offered(settings: McpServerSettings) {
  tools = createTools({ TOOLS: "none", MCP_SERVERS: undefined }, { secret: "secret", servers: [settings] })
  return tools.forModel(capable, unhurried())
}
async function calling(settings: Partial<McpServerSettings> = {}) {
  await offered(await server.start(settings))
  // An answer waits for a server for a while only; on a busy machine that is not enough.
  const read = await vi.waitUntil(
    async () => (await tools?.forModel(capable, unhurried()))?.tools.files_read,
    { timeout: 30_000 },
  )
  return (input: unknown = { path: "a" }, abortSignal = unhurried()) =>
    (read as Tool).execute?.(input, {
      toolCallId: "1",
      messages: [],
      context: {},
      abortSignal,
    }) as Promise<unknown>
}

test("tools are offered under their server's name, each with its approval; a forbidden one is not offered", async () => {
  const settings = await server.start({ tools: { read: "always", erase: "never" } })
  const { tools, ask } = await offered(settings)
  expect(Object.keys(tools)).toEqual(["files_read", "files_write"])
  expect([...ask]).toEqual(["files_write"])
})

test("names are in the letters and the length that providers take", async () => {
  server.toolNames.splice(0, 3, "disk/read.all", "x".repeat(100))
  const { tools } = await offered(await server.start())
  expect(Object.keys(tools)).toEqual(["files_disk_read_all", `files_${"x".repeat(58)}`])
})

test("a model that cannot call tools is offered none, and nothing is waited for", async () => {
  const settings = await server.start()
  tools = createTools({ TOOLS: "calculator", MCP_SERVERS: undefined }, { secret: "s", servers: [settings] })
  const capabilities = { ...capable.capabilities, tools: false }
  expect((await tools.forModel({ capabilities }, unhurried())).tools).toEqual({})
})

test("a call carries its arguments and the configured headers, and text comes back as text", async () => {
  const call = await calling({ headers: { authorization: "Bearer key" } })
  server.result.content.push({ type: "text", text: "and more" })
  expect(await call({ path: "b" })).toBe("done\nand more")
  expect(server.ran).toEqual(['read {"path":"b"}'])
  expect(server.headers.every(({ authorization }) => authorization === "Bearer key")).toBe(true)
})

test("what is not text comes back in parts", async () => {
  const call = await calling()
  server.result = { content: [{ type: "image", data: "aGk=", mimeType: "image/png" }] }
  expect(await call()).toMatchObject({ content: [{ type: "image", mimeType: "image/png" }] })
})

test("what the server calls an error is one", async () => {
  const call = await calling()
  server.result = { isError: true, content: [{ type: "text", text: "There is no such file." }] }
  await expect(call()).rejects.toEqual(new ToolError("There is no such file."))
})

test("a server that forgot the session is met anew, and the call is run once", async () => {
  const call = await calling()
  server.forgetSessions()
  expect(await call()).toBe("done")
  expect(server.ran).toHaveLength(1)
})

test("a connection that breaks in a call is not tried again, since the tool may have run; the next call is", async () => {
  captureLog()
  const call = await calling()
  server.onCall = (response) => response.destroy()
  await expect(call()).rejects.toEqual(new ToolError("The tool failed."))
  expect(server.ran).toHaveLength(1)
  server.onCall = null
  expect(await call()).toBe("done")
})

test("Stop in a call closes its request", async () => {
  const call = await calling()
  const stop = new AbortController()
  const closed = new Promise((resolve) => {
    server.onCall = (response) => {
      response.once("close", resolve)
      stop.abort()
    }
  })
  await expect(call({}, stop.signal)).rejects.toEqual(new ToolError("It was stopped."))
  await closed
})

test("an answer without an end is cut off", async () => {
  captureLog()
  const call = await calling()
  server.onCall = (response) => {
    response.setHeader("content-type", "application/json")
    const write = () => {
      while (response.writable && response.write('"'.padEnd(65_536)));
    }
    response.on("drain", write).on("error", () => {})
    write()
  }
  await expect(call()).rejects.toEqual(new ToolError("The tool failed."))
})

test("a redirect is not followed: the headers are for this server", async () => {
  captureLog()
  const other = new TestMcpServer()
  const { url } = await other.start()
  const call = await calling()
  server.onCall = (response) => response.writeHead(307, { location: url }).end()
  await expect(call()).rejects.toEqual(new ToolError("The tool failed."))
  expect(other.headers).toEqual([])
  await other.stop()
})

test("a server that cannot be reached is left out and said so in the log", async () => {
  const logged = captureLog()
  const settings = await server.start()
  await server.stop()
  expect((await offered(settings)).tools).toEqual({})
  expect(logged).toContainEqual(expect.objectContaining({ level: "warn", server: "files" }))
})

test("a server that accepts and says nothing does not hold up an answer that is stopped", async () => {
  captureLog()
  const sockets: Socket[] = []
  const silent = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1")
  await once(silent, "listening")
  const { port } = silent.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/mcp`
  const servers: McpServerSettings[] = [{ name: "x", url, headers: {}, approval: "ask", tools: {} }]
  tools = createTools({ TOOLS: "current_time", MCP_SERVERS: undefined }, { secret: "s", servers })
  const stop = new AbortController()
  const offer = tools.forModel(capable, stop.signal)
  stop.abort()
  expect(Object.keys((await offer).tools)).toEqual(["current_time"])
  for (const socket of sockets) socket.destroy()
  silent.close()
})
