const encoder = new TextEncoder()

/** One SSE event; `id` is absent for an event that no cursor can name. */
export type SseEvent = { id?: string; data: string }

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  // `no-transform`: a proxy that compresses would hold tokens back until its buffer is full.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
  "x-vercel-ai-ui-message-stream": "v1",
}

/** Milliseconds an EventSource waits before it reconnects. */
const retryMs = 500

/**
 * Streams events: a comment at once so that headers leave, a comment after `heartbeatMs` of silence so that no proxy thinks it
 * dead, and the iteration ended when the reader leaves. Pull-based: a reader that does not read costs nothing.
 */
export function sse(
  events: (signal: AbortSignal) => AsyncIterable<SseEvent>,
  { signal, heartbeatMs, init }: { signal: AbortSignal; heartbeatMs: number; init?: HeadersInit },
): Response {
  const left = new AbortController()
  const heart = new Heart(heartbeatMs)
  let iterator: AsyncIterator<SseEvent> | null = null
  const leave = () => {
    heart.stop()
    left.abort()
    // A reader that had paused leaves the iterator waiting at its last event: only this ends it.
    void iterator?.return?.()
  }
  // Next 16 never cancels the body of a client that left before the handler returned; its signal does fire.
  signal.addEventListener("abort", leave, { once: true })
  if (signal.aborted) leave()

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(`: open\nretry: ${retryMs}\n\n`))
      },
      async pull(controller) {
        iterator ??= events(left.signal)[Symbol.asyncIterator]()
        heart.watch(controller)
        const next = await iterator.next()
        heart.beat()
        if (left.signal.aborted) return
        if (!next.done) return controller.enqueue(encode(next.value))
        heart.stop()
        signal.removeEventListener("abort", leave)
        controller.close()
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
  return new Response(body, { headers: { ...headers, ...Object.fromEntries(new Headers(init)) } })
}

/** The event that ends a stream of the AI SDK. */
export const doneEvent: SseEvent = { data: "[DONE]" }

function encode({ id, data }: SseEvent): Uint8Array {
  return encoder.encode(id === undefined ? `data: ${data}\n\n` : `id: ${id}\ndata: ${data}\n\n`)
}

/** One interval a viewer, none a token: it looks whether the last beat is old enough. */
class Heart {
  readonly #everyMs: number
  #lastBeat = Date.now()
  #timer: NodeJS.Timeout | null = null

  constructor(everyMs: number) {
    this.#everyMs = everyMs
  }

  watch(controller: ReadableStreamDefaultController<Uint8Array>) {
    this.#timer ??= setInterval(() => {
      const unread = (controller.desiredSize ?? -1) < 0
      if (unread || Date.now() - this.#lastBeat < this.#everyMs) return
      this.beat()
      controller.enqueue(encoder.encode(": keep-alive\n\n"))
    }, this.#everyMs / 4)
  }

  beat() {
    this.#lastBeat = Date.now()
  }

  stop() {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }
}
