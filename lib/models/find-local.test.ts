import http from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { findLocal } from "./find-local"

const servers: http.Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server on a free port of loopback; the handler answers `/v1/models`. */
async function serve(handler: http.RequestListener): Promise<number> {
  const server = http.createServer(handler)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return (server.address() as AddressInfo).port
}

const listing =
  (models: object[]): http.RequestListener =>
  (_, response) =>
    response.end(JSON.stringify({ object: "list", data: models }))
const found = async (port: number) =>
  (await findLocal({ servers: [{ name: "Here", port }] })).map(({ models }) => models.map(({ id }) => id))

test("a server that lists a model is found, with those that can chat", async () => {
  const port = await serve(listing([{ id: "llama3.2" }, { id: "nomic-embed-text" }, { id: "qwen3" }]))
  expect(await findLocal({ servers: [{ name: "Ollama", port }] })).toEqual([
    {
      name: "Ollama",
      baseURL: `http://127.0.0.1:${port}/v1`,
      models: [expect.objectContaining({ id: "llama3.2" }), expect.objectContaining({ id: "qwen3" })],
    },
  ])
})

test("they are found in the usual order, whichever answers first", async () => {
  const slow = await serve((request, response) =>
    setTimeout(() => listing([{ id: "slow" }])(request, response as never), 50),
  )
  const fast = await serve(listing([{ id: "fast" }]))
  const names = await findLocal({
    servers: [
      { name: "one", port: slow },
      { name: "two", port: fast },
    ],
  })
  expect(names.map(({ name }) => name)).toEqual(["one", "two"])
})

test("a server that says nothing is given up in time, and does not keep the others waiting", async () => {
  const silent = await serve(() => {})
  const good = await serve(listing([{ id: "m" }]))
  const startedAt = performance.now()
  const names = await findLocal({
    timeoutMs: 100,
    servers: [
      { name: "silent", port: silent },
      { name: "good", port: good },
    ],
  })
  expect(names.map(({ name }) => name)).toEqual(["good"])
  expect(performance.now() - startedAt).toBeLessThan(1_000)
})

test("our own server and our own demo are never taken for one", async () => {
  const own = await serve(listing([{ id: "m" }]))
  expect(await findLocal({ servers: [{ name: "own", port: own }], exceptPort: own })).toEqual([])
  expect(await found(await serve(listing([{ id: "millrace-demo", owned_by: "millrace" }])))).toEqual([])
})

test.each<[string, http.RequestListener]>([
  ["a page", (_, response) => response.end("<!doctype html><h1>Hello</h1>")],
  ["404", (_, response) => response.writeHead(404).end("{}")],
  ["a redirect", (_, response) => response.writeHead(302, { location: "/" }).end()],
  ["JSON of another kind", (_, response) => response.end('{"models": []}')],
  ["an empty list", listing([])],
  [
    "a list without end",
    (_, response) =>
      void (function more() {
        if (response.write("x".repeat(100_000))) setImmediate(more)
        else response.once("drain", more)
      })(),
  ],
])("%s is no model server", async (_, handler) => {
  expect(await found(await serve(handler))).toEqual([])
})

test("no server is no error", async () => {
  expect(await findLocal({ servers: [{ name: "nobody", port: 1 }] })).toEqual([])
})
