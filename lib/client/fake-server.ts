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
  /** Answers, and ends after so long. */
  | { kind: "cut"; afterMs: number }
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
  /** How many of the next stops get lost. */
  stopFaults = 0
  /** Streams open now. */
  viewers = 0
  /** How many bytes the next read brings at most. */
  readSize = () => 1_000_000
  /** How many entries before its cursor the next reader is sent again. */
  overlap = () => 0
  /** Whether deltas that wait for a reader come as one, under the last one's number. */
  merges = () => false
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
    return {
      ...chat,
      instructions: null,
      temperature: null,
      temporary: false,
      ratings: {},
      generationId,
      siblings: {},
      messages: structuredClone([...this.messages, ...this.#running()]),
    }
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

  /** Ends the answer; the store has its message then, with the text that was said or another one. */
  finish(outcome: Outcome = { status: "complete" }, stored?: string): void {
    const { generation } = this
    if (!generation) throw new Error("nothing is running")
    const parts =
      stored === undefined ? textParts(generation.entries) : [{ type: "text" as const, text: stored }]
    const metadata = { generationId: generation.id, outcome }
    this.messages = this.messages.filter(({ id }) => id !== generation.messageId)
    this.messages.push({ id: generation.messageId, role: "assistant", parts, metadata })
    this.append({ type: "finish", messageMetadata: { outcome } })
  }

  /** The answer being made, with what its log has so far. */
  #running(): ChatMessage[] {
    if (!this.generation || this.generation.over) return []
    const { id, messageId, entries } = this.generation
    return [{ id: messageId, role: "assistant", parts: textParts(entries), metadata: { generationId: id } }]
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
    return new Response(body, {
      headers: { "content-type": "text/event-stream; charset=utf-8", "x-generation-id": generation.id },
    })
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
    let seq = Math.max(0, after - this.overlap())
    let pending = encoder.encode(": open\n\n")
    let left = fault?.kind === "break" ? fault.afterBytes : Number.POSITIVE_INFINITY
    this.viewers += 1
    const leave = () => {
      this.viewers -= 1
    }
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          if (fault?.kind === "cut") setTimeout(() => controller.close(), fault.afterMs)
          signal.addEventListener("abort", () => controller.error(signal.reason))
          signal.addEventListener("abort", leave, { once: true })
        },
        pull: async (controller) => {
          while (pending.length === 0) {
            const entry = this.#nextEntry(generation.entries, seq, after)
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

  #nextEntry(entries: Entry[], seq: number, after: number): Entry | undefined {
    let entry = entries[seq]
    for (
      let next = entries[seq + 1];
      entry && next && seq >= after && this.merges();
      next = entries[entry.seq]
    ) {
      const [one, two] = [entry.chunk, next.chunk]
      if (one.type !== "text-delta" || two.type !== "text-delta" || one.id !== two.id) break
      entry = { seq: next.seq, chunk: { ...one, delta: one.delta + two.delta } }
    }
    return entry
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
    const { generation } = this
    if (this.stopFaults-- > 0) throw new TypeError("whatever this browser says")
    if (!generation) return refusal({ status: 404, code: "not_found" })
    if (!generation.over) this.finish({ status: "stopped" })
    return Response.json({ generationId: generation.id, outcome: null, upstreamClosedMs: 1, usage: null })
  }
}

function textParts(entries: Entry[]): ChatMessage["parts"] {
  const texts = new Map<string, string>()
  for (const { chunk } of entries) {
    if (chunk.type === "text-start") texts.set(chunk.id, "")
    if (chunk.type === "text-delta") texts.set(chunk.id, `${texts.get(chunk.id)}${chunk.delta}`)
  }
  return [...texts.values()].map((text) => ({ type: "text", text }))
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
  if (status === 204) return new Response(null, { status })
  if (code === undefined) return new Response("<html>", { status })
  return Response.json({ error: { code, message: "Refused.", retryAfterS } }, { status })
}
