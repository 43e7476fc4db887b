import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net"
import { afterEach, beforeEach, expect, test } from "vitest"
import { TcpProxy } from "./tcp-proxy.ts"

let upstream: Server
let proxy: TcpProxy
let sockets: Socket[]

beforeEach(async () => {
  sockets = []
  upstream = createServer((socket) => {
    sockets.push(socket)
    socket.on("error", () => {})
  })
  upstream.listen(0, "127.0.0.1")
  await once(upstream, "listening")
  proxy = await TcpProxy.start((upstream.address() as AddressInfo).port)
})
afterEach(async () => {
  await proxy.close()
  for (const socket of sockets) socket.destroy()
  upstream.close()
})

/** A client, its counterpart behind the proxy, and what the client has received. */
async function join() {
  const arrived = once(upstream, "connection")
  const client = connect({ port: proxy.port, host: "127.0.0.1" })
  sockets.push(client)
  const [server] = (await arrived) as [Socket]
  const received = { text: "", ended: false, error: "" }
  client.on("data", (chunk) => {
    received.text += chunk
  })
  client.on("end", () => {
    received.ended = true
  })
  client.on("error", (error: NodeJS.ErrnoException) => {
    received.error = error.code ?? ""
  })
  return { client, server, received }
}

const echo = (server: Socket) => server.on("data", (chunk) => server.write(chunk))
const roundTrip = async (client: Socket, text: string) => {
  const answered = once(client, "data")
  client.write(text)
  await answered
}

const closing = (socket: Socket) => new Promise((resolve) => socket.once("close", resolve))

test("bytes pass in both directions", async () => {
  const { client, server, received } = await join()
  echo(server)
  await roundTrip(client, "ping")
  expect(received.text).toBe("ping")
  expect(proxy.connections).toBe(1)
})

test("an end passes on after the bytes before it", async () => {
  const { client, server, received } = await join()
  server.end("last words")
  await closing(client)
  expect(received).toEqual({ text: "last words", ended: true, error: "" })
})

test("a cut is an end without an error, and new connections are taken", async () => {
  const { client, received } = await join()
  proxy.cut()
  await closing(client)
  expect(received).toMatchObject({ ended: true, error: "" })
  expect(proxy.connections).toBe(0)
  await join()
})

test("a reset is an error on both sides", async () => {
  const { client, server, received } = await join()
  const failed = once(server, "error")
  proxy.reset()
  await closing(client)
  expect(received.error).toBe("ECONNRESET")
  expect(await failed).toMatchObject([{ code: "ECONNRESET" }])
})

test("a reset by one side is a reset for the other", async () => {
  const { client, server, received } = await join()
  client.write("x")
  await once(server, "data")
  server.resetAndDestroy()
  await closing(client)
  expect(received.error).toBe("ECONNRESET")
})

test("a black hole swallows bytes and ends in silence, and gives them back in order", async () => {
  const { client, server, received } = await join()
  echo(server)
  await roundTrip(client, "before ")
  proxy.weather({ kind: "black-hole" })
  server.write("during ")
  server.end()
  const second = await join()
  echo(second.server)
  const answered = roundTrip(second.client, "hello")
  await roundTripBeside()
  expect(received).toEqual({ text: "before ", ended: false, error: "" })
  expect(second.received.text).toBe("")
  proxy.weather({ kind: "clear" })
  await closing(client)
  expect(received).toEqual({ text: "before during ", ended: true, error: "" })
  await answered
})

/** A round trip to the same server that does not pass the proxy, by when whatever passes would have passed. */
async function roundTripBeside() {
  const arrived = once(upstream, "connection")
  const client = connect({ port: (upstream.address() as AddressInfo).port, host: "127.0.0.1" })
  const [server] = (await arrived) as [Socket]
  echo(server)
  await roundTrip(client, "ping")
  client.destroy()
}

test("a delay holds every chunk for its time", async () => {
  const { client, server } = await join()
  echo(server)
  proxy.weather({ kind: "delay", ms: 40 })
  const startedAt = performance.now()
  await roundTrip(client, "ping")
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(79)
})

test("a throttle lets few bytes pass a second and loses none", async () => {
  const { client, server, received } = await join()
  proxy.weather({ kind: "throttle", bytesPerSecond: 100_000 })
  const startedAt = performance.now()
  server.end("x".repeat(20_000))
  await closing(client)
  expect(received.text).toHaveLength(20_000)
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(180)
})

test("a refusal resets what is open and takes nothing new until it is over", async () => {
  const { client, received } = await join()
  const closed = closing(client)
  await proxy.refuse()
  await closed
  expect(received.error).toBe("ECONNRESET")
  const refused = connect({ port: proxy.port, host: "127.0.0.1" })
  await expect(once(refused, "connect")).rejects.toMatchObject({ code: "ECONNREFUSED" })
  await proxy.accept()
  await join()
})
