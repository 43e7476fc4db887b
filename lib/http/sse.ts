const encoder = new TextEncoder()

/** One SSE event; `id` is absent for an event that no cursor can name. */
export type SseEvent = { id?: string; data: string }
/** An event, or the bytes of one that others are sent too (`encodeEvent`). */
export type SseItem = SseEvent | Uint8Array

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  // `no-transform`: a proxy that compresses would hold tokens back until its buffer is full.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
  "x-vercel-ai-ui-message-stream": "v1",
}

/** Milliseconds an EventSource waits before it reconnects. */
const retryMs = 500

/** How often a long stream asks whether its reader may still read, in milliseconds. */
const recheckMs = 10_000

type Options = {
  /** Aborted when the client has gone. */
  signal: AbortSignal
  heartbeatMs: number
  /** Asked every 10 s; the stream ends when the answer is no. An answer that cannot be had changes nothing. */
  mayRead: () => Promise<boolean>
  /** Called after a comment was sent on a silent stream. */
  onHeartbeat?: () => void
  /** Called when it is over, however it ends; perhaps more than once. */
  onEnd: () => void
  init?: HeadersInit
}

/**
 * Streams events: a comment at once so that headers leave, a comment after `heartbeatMs` of silence so that no proxy thinks it
 * dead, and the iteration ended when the reader leaves or may not read any more. Pull-based: a reader that does not read costs
 * nothing.
 */
export function sse(
  events: (signal: AbortSignal) => AsyncIterable<SseItem>,
  { signal, heartbeatMs, mayRead, onHeartbeat, onEnd, init }: Options,
): Response {
  const left = new AbortController()
  const heart = new Heart({ everyMs: heartbeatMs, mayRead, onHeartbeat, onForbidden: () => leave() })
  let iterator: AsyncIterator<SseItem> | null = null
  const end = () => {
    heart.stop()
    onEnd()
  }
  const leave = () => {
    end()
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
        const next = await iterator.next().catch((error) => {
          end()
          throw error
        })
        heart.beat()
        if (left.signal.aborted) return
        if (!next.done) return controller.enqueue(asBytes(next.value))
        end()
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

function asBytes(item: SseItem): Uint8Array {
  return item instanceof Uint8Array ? item : encodeEvent(item)
}

export function encodeEvent({ id, data }: SseEvent): Uint8Array {
  return encoder.encode(id === undefined ? `data: ${data}\n\n` : `id: ${id}\ndata: ${data}\n\n`)
}

type Controller = ReadableStreamDefaultController<Uint8Array>
type HeartOptions = {
  everyMs: number
  mayRead: () => Promise<boolean>
  onHeartbeat: (() => void) | undefined
  onForbidden: () => void
}

/** One interval a viewer, none a token: it looks whether the last beat and the last check are old enough. */
class Heart {
  readonly #options: HeartOptions
  #lastBeat = Date.now()
  #lastCheck = Date.now()
  #timer: NodeJS.Timeout | null = null

  constructor(options: HeartOptions) {
    this.#options = options
  }

  watch(controller: Controller) {
    const { everyMs } = this.#options
    this.#timer ??= setInterval(() => this.#tick(controller), Math.min(everyMs, recheckMs) / 4)
  }

  beat() {
    this.#lastBeat = Date.now()
  }

  stop() {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  #tick(controller: Controller) {
    if (Date.now() - this.#lastCheck >= recheckMs) void this.#check(controller)
    const unread = (controller.desiredSize ?? -1) < 0
    if (unread || Date.now() - this.#lastBeat < this.#options.everyMs) return
    this.beat()
    controller.enqueue(encoder.encode(": keep-alive\n\n"))
    this.#options.onHeartbeat?.()
  }

  async #check(controller: Controller) {
    this.#lastCheck = Date.now()
    try {
      if (await this.#options.mayRead()) return
    } catch {
      return // The store is down: nobody was signed out through it.
    }
    if (!this.#timer) return
    this.#options.onForbidden()
    controller.close()
  }
}
