import net from "node:net"
import { Connection } from "./connection"
import type { Ports, Shape } from "./shape"
import { wires } from "./wires"

/** What the server saw of one request. Times in milliseconds of `performance.now()`. */
export type Seen = { run: string; headers: string; body: string; at: number; closed: Promise<number> }

/**
 * A raw TCP server that plays a shape per request: the first segment of the path names it and the run it belongs to, the
 * rest is the API's own (`/<shape>~<run>/v1/chat/completions`). It controls every byte, so it can break what no HTTP server
 * would.
 */
export class FaultServer {
  readonly seen: Seen[] = []
  readonly #shapes: ReadonlyMap<string, Shape>
  readonly #server = net.createServer((socket) => void this.#serve(socket))
  readonly #silent = net.createServer((socket) => this.#keep(socket))
  readonly #sockets = new Set<net.Socket>()

  constructor(shapes: readonly Shape[]) {
    this.#shapes = new Map(shapes.map((shape) => [shape.name, shape]))
  }

  /** Starts it on free ports of loopback. */
  async listen(): Promise<Ports> {
    const [port, silentPort] = await Promise.all([this.#server, this.#silent].map(listen))
    return { port: port ?? 0, silentPort: silentPort ?? 0 }
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    const closing = [this.#server, this.#silent].map(
      (server) => new Promise((resolve) => server.close(resolve)),
    )
    await Promise.all(closing)
  }

  async #serve(socket: net.Socket) {
    this.#keep(socket)
    const connection = new Connection(socket)
    const request = await connection.request()
    if (!request) return
    const [, first = "", ...rest] = request.path.split("/")
    const [name = "", run = ""] = decodeURIComponent(first).split("~")
    const shape = this.#shapes.get(name)
    if (!shape) return connection.status(404, "{}")
    const { headers, body } = request
    this.seen.push({ run, headers, body, at: performance.now(), closed: connection.closed })
    const count = this.seen.filter((other) => other.run === run).length
    await shape.play(connection, wires[rest.at(-1) === "responses" ? "responses" : "chat"](), { count })
  }

  #keep(socket: net.Socket) {
    this.#sockets.add(socket)
    socket.once("close", () => this.#sockets.delete(socket))
  }
}

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return (server.address() as net.AddressInfo).port
}
