import type { IncomingMessage, ServerResponse } from "node:http"
import type { Step } from "./script.ts"
import type { ScriptBook } from "./script-book.ts"
import type { Traffic } from "./traffic.ts"

const longPollMs = 20_000

/** What a test in the same process drives the server by. */
export type Control = { scripts: ScriptBook; traffic: Traffic }

/**
 * The same for other processes:
 * `POST /control/scripts` with `{ steps, for? }` → `{ id }` · `POST /control/scripts/<id>/release` ·
 * `GET /control/requests?after=<version>` → `{ version, requests }` as soon as something changed after that version.
 */
export async function answerControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://control")
  const released = url.pathname.match(/^\/control\/scripts\/(\d+)\/release$/)
  if (request.method === "POST" && url.pathname === "/control/scripts") {
    const { steps, for: match } = body as { steps: Step[]; for?: string }
    return sendJson(response, 200, { id: control.scripts.add(steps, match).id })
  }
  if (request.method === "POST" && released) {
    control.scripts.get(Number(released[1]))?.release()
    return sendJson(response, 200, {})
  }
  if (request.method === "GET" && url.pathname === "/control/requests") {
    await changeAfter(control.traffic, Number(url.searchParams.get("after") ?? -1))
    const { version, requests } = control.traffic
    return sendJson(response, 200, { version, requests })
  }
  sendJson(response, 404, { error: { message: "no such control" } })
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" })
  response.end(JSON.stringify(body))
}

async function changeAfter(traffic: Traffic, version: number): Promise<void> {
  try {
    await traffic.until(() => traffic.version > version, "a change", longPollMs)
  } catch {
    /* nothing changed: the caller gets the same version and asks again */
  }
}
