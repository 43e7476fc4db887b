import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net"
import { Link } from "./link.ts"
import { Sky, type Weather } from "./weather.ts"

/** A TCP proxy on loopback that does what networks do. It stands between a browser and the app, or the app and a model. */
export class TcpProxy {
  readonly port: number
  readonly #upstreamPort: number
  readonly #server: Server
  readonly #sky = new Sky()
  readonly #links = new Set<Link>()

  private constructor(server: Server, upstreamPort: number) {
    this.#server = server
    this.#upstreamPort = upstreamPort
    this.port = (server.address() as AddressInfo).port
    server.on("connection", (client) => this.#join(client))
  }

  /** Listens on a free port of 127.0.0.1 and joins each connection to `upstreamPort`. */
  static async start(upstreamPort: number): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: true })
    await listen(server, 0)
    return new TcpProxy(server, upstreamPort)
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Connections open now. */
  get connections(): number {
    for (const link of this.#links) if (!link.open) this.#links.delete(link)
    return this.#links.size
  }

  /** Changes what happens to bytes from now on, on open connections too. `clear` lets pass what a black hole kept. */
  weather(weather: Weather): void {
    this.#sky.change(weather)
  }

  /** Ends every open connection with a FIN; new ones are taken. */
  cut(): void {
    for (const link of this.#links) link.cut()
  }

  /** Ends every open connection with a RST; new ones are taken. */
  reset(): void {
    for (const link of this.#links) link.reset()
  }

  /** Resets every open connection and refuses new ones until `accept`. */
  async refuse(): Promise<void> {
    const closed = once(this.#server, "close")
    this.#server.close()
    this.reset()
    await closed
  }

  async accept(): Promise<void> {
    await listen(this.#server, this.port)
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.refuse()
  }

  #join(client: Socket): void {
    const upstream = connect({ port: this.#upstreamPort, host: "127.0.0.1", allowHalfOpen: true })
    this.#links.add(new Link(client, upstream, this.#sky))
  }
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, "127.0.0.1")
  await once(server, "listening")
}
