import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { json } from "node:stream/consumers"
import type { McpServerSettings } from "./settings"

type Message = {
  id?: number
  method: string
  params?: { name?: string; arguments?: Record<string, unknown> }
}
type Result = { content: { type: string; [field: string]: unknown }[]; isError?: boolean }

/** For unit tests: an MCP server with sessions, over streamable HTTP, that does to calls what the test says. */
export class TestMcpServer {
  readonly toolNames = ["read", "write", "erase"]
  /** Tools that were run, with their arguments. */
  readonly ran: string[] = []
  readonly headers: IncomingMessage["headers"][] = []
  /** Answers a call in its own way instead of with `result`. */
  onCall: ((response: ServerResponse, request: IncomingMessage) => void) | null = null
  result: Result = { content: [{ type: "text", text: "done" }] }
  #session = 0
  readonly #server = createServer((request, response) => void this.#answer(request, response))

  async start(settings: Partial<McpServerSettings> = {}): Promise<McpServerSettings> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve))
    const { port } = this.#server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/mcp`
    return { name: "files", url, headers: {}, approval: "ask", tools: {}, ...settings }
  }

  /** As a restart does. */
  forgetSessions(): void {
    this.#session++
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    if (request.method !== "POST") return response.writeHead(405).end()
    const message = (await json(request)) as Message
    this.headers.push(request.headers)
    if (message.method === "initialize") response.setHeader("mcp-session-id", this.#session)
    else if (Number(request.headers["mcp-session-id"]) !== this.#session) return response.writeHead(404).end()
    if (message.id === undefined) return response.writeHead(202).end()
    const { name, arguments: args } = message.params ?? {}
    if (message.method === "tools/call") this.ran.push(`${name} ${JSON.stringify(args)}`)
    if (message.method === "tools/call" && this.onCall) return this.onCall(response, request)
    response.setHeader("content-type", "application/json")
    return response.end(JSON.stringify({ jsonrpc: "2.0", id: message.id, result: this.#resultOf(message) }))
  }

  #resultOf({ method }: Message) {
    const serverInfo = { name: "test", version: "1" }
    if (method === "initialize")
      return { protocolVersion: "2025-06-18", capabilities: { tools: {} }, serverInfo }
    if (method === "tools/call") return this.result
    const inputSchema = { type: "object", properties: { path: { type: "string" } } }
    return { tools: this.toolNames.map((name) => ({ name, inputSchema })) }
  }
}
