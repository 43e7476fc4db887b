import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { text as readText } from "node:stream/consumers"
import { chatCompletionBody, chatCompletionsWire, errorBody } from "./chat-completions.ts"
import { answerControl, type Control, sendJson } from "./control.ts"
import { type Conversation, readConversation } from "./conversation.ts"
import { demoAnswer, textOf } from "./personality.ts"
import { play } from "./play.ts"
import { demoModels } from "./prompts.ts"
import { responseBody, responsesWire } from "./responses.ts"
import { type Script, ScriptBook } from "./script-book.ts"
import { splitTokens } from "./token-split.ts"
import { clock, type RequestRecord, Traffic } from "./traffic.ts"

export type DemoServer = {
  /** Base URL for an OpenAI client, with `/v1`. */
  readonly url: string
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
  const control: Control = { scripts: new ScriptBook(), traffic: new Traffic() }
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
  return { url: `http://${address}:${port}/v1`, control, close: () => closeServer(server) }
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
  const conversation = readConversation(body)
  if (path !== "/v1/chat/completions" && path !== "/v1/responses")
    return sendJson(response, 404, errorBody({ message: `There is no ${path}.`, code: "not_found" }))
  if (conversation === null)
    return sendJson(
      response,
      400,
      errorBody({ message: "messages or input is missing.", code: "invalid_request" }),
    )
  await answerConversation({ control, open, request, response, path, body, conversation })
}

type Exchange = {
  control: Control
  open: boolean
  request: IncomingMessage
  response: ServerResponse
  path: string
  body: unknown
  conversation: Conversation
}

async function answerConversation(exchange: Exchange) {
  const { control, open, request, response, path, body, conversation } = exchange
  // Titles are asked for without a stream: they never use up the script of a test.
  const script = open && conversation.stream ? control.scripts.take(conversation) : null
  const { headers } = request
  const record = control.traffic.add({ path, headers, body, scriptId: script?.id ?? null })
  const left = watchSocket(control.traffic, record, response)
  if (conversation.stream) await stream(exchange, script, record, left)
  else answerAtOnce(exchange)
}

/** Notes when the socket closes and whether the answer was over by then; the signal says that the client left. */
function watchSocket(traffic: Traffic, record: RequestRecord, response: ServerResponse): AbortSignal {
  const left = new AbortController()
  response.once("finish", () => {
    if (record.answer === "sending") record.answer = "finished"
    record.answeredAt = clock()
    traffic.changed()
  })
  response.socket?.once("close", () => {
    record.socketClosedAt = clock()
    record.held = false
    if (record.answer === "sending") record.answer = "abandoned"
    traffic.changed()
    left.abort(new Error("the client left"))
  })
  return left.signal
}

async function stream(exchange: Exchange, script: Script | null, record: RequestRecord, signal: AbortSignal) {
  const { control, response, path, conversation } = exchange
  const wire =
    path === "/v1/responses"
      ? responsesWire(conversation.model)
      : chatCompletionsWire(conversation.model, conversation.includeUsage)
  const stage = {
    response,
    wire,
    signal,
    inputTokens: inputTokens(conversation),
    hold: () => holding(control.traffic, record, script?.hold(signal)),
    sent() {
      record.deltasSent += 1
      control.traffic.changed()
    },
    breaking() {
      record.answer = "broken"
    },
  }
  try {
    await play(script?.steps ?? demoAnswer(conversation), stage)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

async function holding(traffic: Traffic, record: RequestRecord, released: Promise<void> | undefined) {
  record.held = true
  traffic.changed()
  try {
    await released
  } finally {
    record.held = false
    traffic.changed()
  }
}

function answerAtOnce({ response, path, conversation }: Exchange) {
  const text = textOf(demoAnswer(conversation))
  const usage = { input: inputTokens(conversation), output: splitTokens(text).length }
  const toBody = path === "/v1/responses" ? responseBody : chatCompletionBody
  sendJson(response, 200, toBody(conversation.model, text, usage))
}

const inputTokens = ({ instructions, turns }: Conversation) =>
  splitTokens([instructions, ...turns.map((turn) => turn.text)].join("\n")).length

function modelList() {
  const data = demoModels.map((id) => ({ id, object: "model", created: 0, owned_by: "millrace" }))
  return { object: "list", data }
}
