import type { ChatDetail } from "../protocol/chat"
import { formatCursor, parseCursor } from "../protocol/cursor"
import type { ChatId, GenerationId, MessageId } from "../protocol/ids"
import type { ChatMessage, Chunk } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"

/** What happens to one request for a stream, in the order they are made; without one it goes well. */
export type Fault =
  | { kind: "refuse" }
  /** Accepts and never answers. */
  | { kind: "hang" }
  | { kind: "status"; status: number; code?: string; retryAfterS?: number }
  /** Answers, and breaks after so many bytes. `mute` stays open and says nothing more. */
  | { kind: "break"; afterBytes: number; how: "eof" | "reset" | "mute" }

type Entry = { seq: number; chunk: Chunk }
type Generation = { id: GenerationId; messageId: MessageId; entries: Entry[]; over: boolean; key: string }
type Request = { method: string; url: string; body: unknown; cursor: string | null }

const encoder = new TextEncoder()

/** Stands for the server in unit tests: one chat, a real log with real streams over a network that breaks as told. */
export class FakeServer {
  readonly requests: Request[] = []
  readonly faults: Fault[] = []
  messages: ChatMessage[] = []
  generation: Generation | null = null
  /** Streams open now. */
  viewers = 0
  /** How many bytes a read brings at most. */
  readSize = () => 1_000_000
  #count = 0
  readonly #wakers = new Set<() => void>()
  readonly #chatId: ChatId

  constructor(chatId: ChatId) {
    this.#chatId = chatId
  }

  /** The browser's `fetch`. */
  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const url = String(input)
    const method = init.method ?? "GET"
    const cursor = new Headers(init.headers).get("last-event-id")
    const body = typeof init.body === "string" ? JSON.parse(init.body) : null
    this.requests.push({ method, url, body, cursor })
    if (url.endsWith("/stop")) return this.#stop()
    if (method === "GET" && !url.endsWith("/stream")) return Response.json(this.detail)
    return this.#stream({ cursor, body, signal: init.signal ?? new AbortController().signal })
  }

  get detail(): ChatDetail {
    const at = "2026-01-01T00:00:00.000Z"
    const generationId = this.generation?.over === false ? this.generation.id : null
    const chat = { id: this.#chatId, title: "Chat", createdAt: at, updatedAt: at, pinned: false, model: null }
    return { ...chat, generationId, messages: structuredClone(this.messages) }
  }

  /** Starts an answer, as a POST from here or from elsewhere does. */
  start(key = "elsewhere", messageId = `answer-${this.#count + 1}-aaaaaaaaaaaaaaaa`): Generation {
    this.#count += 1
    const id = `generation-${this.#count}-aaaaaaaa` as GenerationId
    this.generation = { id, messageId: messageId as MessageId, entries: [], over: false, key }
    this.append({ type: "start", messageId, messageMetadata: { generationId: id } })
    return this.generation
  }

  append(...chunks: Chunk[]): void {
    const { generation } = this
    if (!generation || generation.over) throw new Error("nothing is running")
    for (const chunk of chunks) {
      generation.entries.push({ seq: generation.entries.length + 1, chunk })
      if (chunk.type === "finish") generation.over = true
    }
    for (const wake of [...this.#wakers]) wake()
  }

  say(text: string): void {
    if (!this.generation?.entries.some(({ chunk }) => chunk.type === "text-start")) {
      this.append({ type: "text-start", id: "1" })
    }
    this.append({ type: "text-delta", id: "1", delta: text })
  }

  /** Ends the answer; the store has its message then. */
  finish(outcome: Outcome = { status: "complete" }, text = ""): void {
    const { generation } = this
    if (!generation) throw new Error("nothing is running")
    const parts = [{ type: "text" as const, text, state: "done" as const }]
    const metadata = { generationId: generation.id, outcome }
    this.messages.push({ id: generation.messageId, role: "assistant", parts, metadata })
    this.append({ type: "finish", messageMetadata: { outcome } })
  }

  async #stream(request: { cursor: string | null; body: unknown; signal: AbortSignal }): Promise<Response> {
    const fault = this.faults.shift()
    if (fault?.kind === "refuse") throw new TypeError("whatever this browser says")
    if (fault?.kind === "hang") return rejectWhenAborted(request.signal)
    if (fault?.kind === "status") return refusal(fault)
    if (request.body !== null) this.#accept(request.body as Post)
    const { generation } = this
    const cursor = parseCursor(request.cursor ?? "")
    if (!generation || (cursor === null && request.body === null && generation.over))
      return new Response(null, { status: 204 })
    if (cursor && cursor.generationId !== generation.id) return refusal({ status: 410, code: "cursor_gone" })
    const body = this.#body(generation, cursor?.seq ?? 0, request.signal, fault)
    return new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } })
  }

  #accept(post: Post): void {
    const key = post.message?.id ?? `${post.trigger}:${post.messageId}`
    if (this.generation?.key === key) return
    if (post.message) this.messages.push(post.message)
    const goesOn = post.trigger === "continue-message" || post.trigger === "approve-tool"
    this.start(key, goesOn ? post.messageId : undefined)
  }

  #body(
    generation: Generation,
    after: number,
    signal: AbortSignal,
    fault?: Fault,
  ): ReadableStream<Uint8Array> {
    let seq = after
    let pending = encoder.encode(": open\n\n")
    let left = fault?.kind === "break" ? fault.afterBytes : Number.POSITIVE_INFINITY
    this.viewers += 1
    const leave = () => {
      this.viewers -= 1
    }
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          signal.addEventListener("abort", () => controller.error(signal.reason))
          signal.addEventListener("abort", leave, { once: true })
        },
        pull: async (controller) => {
          while (pending.length === 0) {
            const entry = generation.entries[seq]
            if (entry) {
              seq = entry.seq
              const id = formatCursor({ generationId: generation.id, seq })
              pending = encoder.encode(`id: ${id}\ndata: ${JSON.stringify(entry.chunk)}\n\n`)
            } else if (generation.over) return controller.close()
            else await this.#next(signal)
            if (signal.aborted) return
          }
          if (left <= 0 && fault?.kind === "break") return breakOff(controller, fault.how)
          const size = Math.min(pending.length, left, Math.max(1, this.readSize()))
          controller.enqueue(pending.slice(0, size))
          pending = pending.slice(size)
          left -= size
        },
      },
      { highWaterMark: 0 },
    )
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#wakers.delete(wake)
        signal.removeEventListener("abort", wake)
        resolve()
      }
      this.#wakers.add(wake)
      signal.addEventListener("abort", wake)
    })
  }

  #stop(): Response {
    if (!this.generation || this.generation.over) return new Response(null, { status: 204 })
    const outcome: Outcome = { status: "stopped" }
    this.finish(outcome)
    return Response.json({
      outcome,
      upstreamClosedMs: 1,
      usage: { inputTokens: 1, outputTokens: 1, estimated: true },
    })
  }
}

type Post = { trigger: string; messageId?: string; message?: ChatMessage }

function breakOff(
  controller: ReadableStreamDefaultController,
  how: "eof" | "reset" | "mute",
): Promise<void> | undefined {
  if (how === "mute") return new Promise(() => undefined)
  if (how === "eof") controller.close()
  else controller.error(new TypeError("whatever this browser says"))
  return undefined
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
}

function refusal({
  status,
  code,
  retryAfterS,
}: {
  status: number
  code?: string
  retryAfterS?: number
}): Response {
  if (code === undefined) return new Response(status === 204 ? null : "<html>", { status })
  return Response.json({ error: { code, message: "Refused.", retryAfterS } }, { status })
}
