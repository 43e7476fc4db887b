import type { Handler } from "./route"

/** `body` is sent as JSON, `bytes` as they are. */
type Call = {
  method?: string
  headers?: Record<string, string>
  body?: unknown
  bytes?: Uint8Array<ArrayBuffer>
}

/** For unit tests: a browser that calls handlers and keeps their cookies. */
export class TestClient {
  readonly #cookies = new Map<string, string>()

  /** Calls a handler as its own page would. `params` are the bracketed parts of its path. */
  async call(
    handler: Handler,
    path: string,
    params: Record<string, string | string[]> = {},
    { method = "GET", headers = {}, body, bytes }: Call = {},
  ): Promise<Response> {
    const request = new Request(`http://localhost:3000${path}`, {
      method,
      headers: {
        host: "localhost:3000",
        origin: "http://localhost:3000",
        cookie: this.cookies,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(bytes && {
          "content-type": "application/octet-stream",
          "content-length": String(bytes.byteLength),
        }),
        ...headers,
      },
      body: body === undefined ? bytes : JSON.stringify(body),
    })
    const response = await handler(request, { params: Promise.resolve(params) })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ")
  }

  #keep(line: string) {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim())
    const at = pair.indexOf("=")
    if (attributes.some((one) => /^max-age=0$/i.test(one))) this.#cookies.delete(pair.slice(0, at))
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}
