import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { text as readText } from "node:stream/consumers"
import { errorBody } from "./chat-completions.ts"
import { answerControl, type Control, sendJson } from "./control.ts"
import { readConversation } from "./conversation.ts"
import { answerConversation } from "./exchange.ts"
import { answerMcp } from "./mcp.ts"
import { demoModels } from "./prompts.ts"
import { ScriptBook } from "./script-book.ts"
import { Traffic } from "./traffic.ts"

export type DemoServer = {
  /** Base URL for an OpenAI client, with `/v1`. */
  readonly url: string
  /** Address of the demo's own MCP server, whose tool sends no postcards. */
  readonly mcpUrl: string
  /** Scripts and records of the requests; scripts are only heeded when started with `control`. */
  readonly control: Control
  /** Breaks off what is being answered and frees the port. */
  close(): Promise<void>
}

/**
 * Starts the scripted model server: `/v1/models`, `/v1/chat/completions` and `/v1/responses`, streaming or not.
 * Port 0 (the default) takes a free one. Rejects with the listen error when the port is taken.
 */
export async function startDemoServer(
  options: { port?: number; host?: "127.0.0.1"; control?: boolean } = {},
): Promise<DemoServer> {
  const control: Control = {
    scripts: new ScriptBook(),
    traffic: new Traffic({ keep: options.control === true }),
  }
  const server = createServer((request, response) => {
    answer(control, options.control === true, request, response).catch((error: Error) => {
      if (!response.headersSent) sendJson(response, 400, errorBody({ message: error.message, code: "bad" }))
      else response.destroy()
    })
  })
  // A kept connection carries many requests, and each watches for its end.
  server.on("connection", (socket) => socket.setMaxListeners(0))
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(options.port ?? 0, options.host ?? "127.0.0.1", resolve)
  })
  const { address, port } = server.address() as AddressInfo
  const origin = `http://${address}:${port}`
  return { url: `${origin}/v1`, mcpUrl: `${origin}/mcp`, control, close: () => closeServer(server) }
}

function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function answer(control: Control, open: boolean, request: IncomingMessage, response: ServerResponse) {
  const path = new URL(request.url ?? "/", "http://demo").pathname
  if (path === "/v1/models") return sendJson(response, 200, modelList())
  const source = await readText(request)
  const body: unknown = source === "" ? null : JSON.parse(source)
  if (open && path.startsWith("/control/")) return answerControl(control, request, response, body)
  if (path === "/mcp") return answerMcp(request, response, body)
  const conversation = readConversation(body)
  if (path !== "/v1/chat/completions" && path !== "/v1/responses")
    return sendJson(response, 404, errorBody({ message: `There is no ${path}.`, code: "not_found" }))
  if (conversation === null)
    return sendJson(
      response,
      400,
      errorBody({ message: "messages or input is missing.", code: "invalid_request" }),
    )
  // Titles are asked for without a stream: they never use up the script of a test.
  const script = open && conversation.stream ? control.scripts.take(conversation) : null
  const { traffic } = control
  const record = traffic.add({ path, headers: request.headers, body, scriptId: script?.id ?? null })
  await answerConversation({ traffic, script, record, response, conversation })
}

function modelList() {
  const data = demoModels.map((id) => ({ id, object: "model", created: 0, owned_by: "millrace" }))
  return { object: "list", data }
}
