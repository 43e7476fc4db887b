import type { IncomingMessage, ServerResponse } from "node:http"
import { sendJson } from "./control.ts"
import { isRecord } from "./record.ts"

/**
 * A small MCP server (streamable HTTP, without sessions or a stream of its own) with one tool, so that the demo model has
 * something to ask permission for. Nothing leaves this machine.
 */
export function answerMcp(request: IncomingMessage, response: ServerResponse, body: unknown): void {
  if (request.method !== "POST" || !isRecord(body)) sendJson(response, 405, {})
  else if (body.id === undefined) response.writeHead(202).end()
  else sendJson(response, 200, { jsonrpc: "2.0", id: body.id, ...answerTo(body) })
}

/** How the demo's answer tells that the tool was run. */
export const postcardSent = "The imaginary post office has the postcard"

function answerTo({ method, params }: Record<string, unknown>): { result: unknown } | { error: unknown } {
  const given = isRecord(params) ? params : {}
  if (method === "initialize") {
    const serverInfo = { name: "millrace-demo", version: "1.0.0" }
    return { result: { protocolVersion: given.protocolVersion, capabilities: { tools: {} }, serverInfo } }
  }
  if (method === "ping") return { result: {} }
  if (method === "tools/list") return { result: { tools: [sendPostcard] } }
  if (method === "tools/call" && given.name === sendPostcard.name) return { result: posted(given.arguments) }
  return { error: { code: -32601, message: `There is no ${String(method)} here.` } }
}

const text = { type: "string" } as const
const sendPostcard = {
  name: "send_postcard",
  title: "Send a postcard",
  description: "Sends a postcard. A tool of the demo: nothing is really sent.",
  inputSchema: { type: "object", properties: { to: text, message: text }, required: ["to", "message"] },
}

function posted(postcard: unknown) {
  const to = isRecord(postcard) && typeof postcard.to === "string" ? postcard.to : "nobody"
  return { content: [{ type: "text", text: `${postcardSent} for ${to}.` }] }
}
