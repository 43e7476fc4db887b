import type net from "node:net"
import zlib from "node:zlib"

export type Request = { path: string; headers: string; body: string }

const tlsHandshake = "\x16\x03"

/** One accepted socket, byte by byte. Writing to a socket that the other side closed does nothing. */
export class Connection {
  /** Resolves with the time (`performance.now()`) at which the socket was closed, by whomever. */
  readonly closed: Promise<number>
  readonly #socket: net.Socket
  #gzip: zlib.Gzip | null = null

  constructor(socket: net.Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on("error", () => {
      /* a reset by the other side is what many of these tests want to see */
    })
    this.closed = new Promise((resolve) => socket.once("close", () => resolve(performance.now())))
  }

  get isClosed(): boolean {
    return this.#socket.destroyed
  }

  /** The request, read whole; null when the socket closed first. A TLS handshake is answered as plain servers do: not at all in TLS. */
  async request(): Promise<Request | null> {
    let text = ""
    for await (const chunk of this.#socket.iterator({ destroyOnReturn: false })) {
      text += (chunk as Buffer).toString("latin1")
      if (text.startsWith(tlsHandshake)) {
        this.status(400, "this is plain HTTP")
        return null
      }
      const end = text.indexOf("\r\n\r\n")
      if (end === -1) continue
      const headers = text.slice(0, end)
      const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0)
      const body = text.slice(end + 4)
      if (body.length >= length) return { path: headers.split(" ")[1] ?? "", headers, body }
    }
    return null
  }

  /** Status line and headers of an event stream whose end is the end of the connection. */
  head(headers: Record<string, string> = {}, status = 200): void {
    const all = { "content-type": "text/event-stream", connection: "close", ...headers }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    this.raw(`HTTP/1.1 ${status} X\r\n${lines.join("")}\r\n`)
  }

  /** A whole answer that is not a stream. */
  status(status: number, body: string, headers: Record<string, string> = {}): void {
    const length = String(Buffer.byteLength(body))
    this.head({ "content-type": "application/json", "content-length": length, ...headers }, status)
    this.raw(body)
    this.end()
  }

  raw(bytes: string | Uint8Array): void {
    if (!this.#socket.destroyed) this.#socket.write(bytes)
  }

  /** Waits while the other side does not read, so that an endless flood costs this side nothing. */
  async flood(bytes: string, { times }: { times: number }): Promise<void> {
    for (let sent = 0; sent < times && !this.isClosed; sent++) {
      const flowing = this.#socket.write(bytes)
      if (!flowing) await new Promise<void>((resolve) => this.#onceFree(resolve))
    }
  }

  /** One chunk of a chunked body. */
  chunk(text: string): void {
    this.raw(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`)
  }

  /** Compressed, and sent at once. */
  async gzip(text: string): Promise<void> {
    if (!this.#gzip) {
      this.#gzip = zlib.createGzip()
      this.#gzip.on("data", (bytes: Buffer) => this.raw(bytes))
    }
    const gzip = this.#gzip
    gzip.write(text)
    await new Promise<void>((resolve) => gzip.flush(zlib.constants.Z_SYNC_FLUSH, resolve))
  }

  async endGzip(): Promise<void> {
    const gzip = this.#gzip
    if (!gzip) return
    gzip.end()
    await new Promise((resolve) => gzip.once("end", resolve))
    this.end()
  }

  end(): void {
    this.#socket.end()
  }

  reset(): void {
    this.#socket.resetAndDestroy()
  }

  /** Says nothing more and leaves the socket open until the other side closes it. */
  async hold(): Promise<void> {
    await this.closed
  }

  /** Waits; ends early when the socket is closed. */
  async wait(ms: number): Promise<void> {
    await Promise.race([new Promise((resolve) => setTimeout(resolve, ms).unref()), this.closed])
  }

  /** Repeats something until the other side has had enough. */
  async forever(text: string, everyMs: number): Promise<void> {
    while (!this.isClosed) {
      this.raw(text)
      await this.wait(everyMs)
    }
  }

  #onceFree(resolve: () => void) {
    this.#socket.once("drain", resolve)
    this.#socket.once("close", resolve)
  }
}
