import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import { json } from "node:stream/consumers"
import { readPrompt } from "./prompt.ts"
import { serveCalls } from "./remote.ts"
import { mix, nowInUnits, writeToken } from "./token.ts"

/** What the upstream knows of a stream. `closedAt`: when its socket closed, in units of `token.ts`; null while it is open. */
export type Written = { tokens: number; fingerprint: number; closedAt: number | null }

export type UpstreamCalls = {
  listen(argument: null): Promise<number>
  written(keys: readonly string[]): (Written | null)[]
  forget(argument: null): void
}

type Open = Written & { socket: Socket; left: number; gapMs: number; nextAt: number }

const streams = new Map<string, Open>()
const running = new Set<Open>()

const server = createServer((request, response) => {
  if (request.method === "POST") void answer(request, response)
  else response.end(JSON.stringify({ object: "list", data: [{ id: "bench", object: "model" }] }))
})

serveCalls({
  listen: () =>
    new Promise<number>((resolve) =>
      server.listen(0, "127.0.0.1", 4_096, () => resolve((server.address() as AddressInfo).port)),
    ),
  written: (keys) => keys.map((key) => writtenOf(streams.get(key))),
  forget: () => streams.clear(),
} satisfies UpstreamCalls)

function writtenOf(stream: Open | undefined): Written | null {
  if (!stream) return null
  const { tokens, fingerprint, closedAt } = stream
  return { tokens, fingerprint, closedAt }
}

type Body = { messages: { role: string; content: string | { text: string }[] }[] }

async function answer(request: IncomingMessage, response: ServerResponse) {
  const { messages } = (await json(request)) as Body
  const content = messages.findLast(({ role }) => role === "user")?.content ?? ""
  const prompt = readPrompt(typeof content === "string" ? content : (content[0]?.text ?? ""))
  response.writeHead(200, { "content-type": "text/event-stream", connection: "close" }).flushHeaders()
  const socket = response.socket as Socket
  const stream: Open = {
    socket,
    tokens: 0,
    fingerprint: 0,
    closedAt: null,
    left: prompt.tokens,
    gapMs: 1_000 / prompt.perSecond,
    nextAt: performance.now(),
  }
  streams.set(prompt.key, stream)
  running.add(stream)
  socket.once("close", () => {
    stream.closedAt = nowInUnits()
    running.delete(stream)
  })
  for (let count = 0; count < prompt.burst; count++) write(stream)
  tick()
}

// One clock for all streams: a timer each would cost more than the writing.
setInterval(tick, 1)

function tick() {
  const now = performance.now()
  for (const stream of running) {
    for (; stream.nextAt <= now && stream.left > 0; stream.nextAt += stream.gapMs) write(stream)
    if (stream.left === 0) finish(stream)
  }
}

function write(stream: Open) {
  const units = nowInUnits()
  stream.left--
  stream.tokens++
  stream.fingerprint = mix(stream.fingerprint, units)
  stream.socket.write(chunk(event({ content: writeToken(units) }, null)))
}

function finish(stream: Open) {
  running.delete(stream)
  const { socket, tokens } = stream
  const usage = { prompt_tokens: 20, completion_tokens: tokens, total_tokens: tokens + 20 }
  socket.end(`${chunk(event({}, "stop", usage))}${chunk("data: [DONE]\n\n")}0\r\n\r\n`)
}

function event(delta: object, finishReason: string | null, usage?: object): string {
  const choices = [{ index: 0, delta, finish_reason: finishReason }]
  return `data: ${JSON.stringify({ ...head, choices, ...(usage ? { usage } : {}) })}\n\n`
}

const head = { id: "chatcmpl-bench", object: "chat.completion.chunk", created: 1_700_000_000, model: "bench" }

/** Framed by hand and written in one piece, which costs a third of what `response.write` does. */
function chunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`
}
