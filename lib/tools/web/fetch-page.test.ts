import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { gzipSync } from "node:zlib"
import { afterEach, expect, test } from "vitest"
import { ToolError } from "../tool-error"
import { fetchPage } from "./fetch-page"
import type { Network } from "./page-address"
import { isPublicAddress } from "./public-address"

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A site on loopback, and a network in which loopback counts as public and every name leads there. */
async function site(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1")
  servers.push(server)
  await new Promise((resolve) => server.once("listening", resolve))
  const { port } = server.address() as AddressInfo
  const network: Network = {
    resolve: async () => ["127.0.0.1"],
    isPublic: (address) => address === "127.0.0.1",
    ports: [String(port)],
  }
  return { at: (path = "/") => `http://mill.example:${port}${path}`, network, port }
}
const html: RequestListener = (_request, response) => {
  response.setHeader("content-type", "text/html; charset=utf-8").end("<title>Mill</title><p>Water – 水</p>")
}
const failure = (work: Promise<unknown>) => work.then(() => null).catch((error) => error)

test("a page is read as text", async () => {
  const { at, network } = await site(html)
  expect(await fetchPage(at("/a#part"), network)).toEqual({
    url: at("/a"),
    title: "Mill",
    text: "Water – 水",
    truncated: false,
  })
})

const nowhere: Network = { resolve: async () => [], isPublic: isPublicAddress, ports: [] }

test.each([
  "http://127.0.0.1/",
  "http://127.1/",
  "http://2130706433/",
  "http://0x7f000001/",
  "http://0x7f.0.0.1/",
  "http://0177.0.0.1/",
  "http://017700000001/",
  "http://127.0.0.1./",
  "http://①②⑦.0.0.1/",
  "http://0/",
  "http://0.0.0.0/",
  "http://10.0.0.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://192.168.0.1/",
  "http://100.64.0.1/",
  "http://[::]/",
  "http://[::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:7f00:1]/",
  "http://[::ffff:8.8.8.8]/",
  "http://[64:ff9b::7f00:1]/",
  "http://[2002:7f00:1::]/",
  "http://[fd00::1]/",
  "http://[fe80::1]/",
])("%s is refused without a connection", async (address) => {
  expect(await failure(fetchPage(address, nowhere))).toEqual(
    new ToolError("This address is not on the public internet."),
  )
})

test.each([
  ["ftp://mill.example/", "This is not a web address."],
  ["file:///etc/passwd", "This is not a web address."],
  ["data:text/plain,hello", "This is not a web address."],
  ["mill.example", "This is not a web address."],
  ["http://user:pass@mill.example/", "Addresses with a user name are not fetched."],
  ["http://mill.example:6379/", "Port 6379 is not fetched from."],
  ["https://mill.example:22/", "Port 22 is not fetched from."],
])("%s is refused: %s", async (address, sentence) => {
  expect(await failure(fetchPage(address, nowhere))).toEqual(new ToolError(sentence))
})

test.each([
  ["localhost", ["127.0.0.1"]],
  ["metadata.example", ["169.254.169.254"]],
  ["mapped.example", ["::ffff:7f00:1"]],
  ["mixed.example", ["93.184.215.14", "10.0.0.1"]],
  ["empty.example", []],
])("the name %s is refused when it leads to %s", async (host, addresses) => {
  const network = { ...nowhere, resolve: async () => addresses }
  expect(await failure(fetchPage(`http://${host}/`, network))).toEqual(
    new ToolError("This address is not on the public internet."),
  )
})

test("a name that changes its address after the check is connected to at the address that was checked", async () => {
  const here = await site(html)
  let asked = 0
  const network: Network = {
    ...here.network,
    resolve: async () => (++asked === 1 ? ["127.0.0.1"] : ["127.0.0.2"]),
  }
  const page = await fetchPage(`http://rebinding.invalid:${here.port}/`, network)
  expect(page.title).toBe("Mill")
  expect(asked).toBe(1)
})

test("a redirect within the site is followed, and its address is checked again", async () => {
  let asked = 0
  const { at, network } = await site((request, response) => {
    if (request.url === "/new") html(request, response)
    else response.writeHead(302, { location: "/new" }).end()
  })
  expect((await fetchPage(at("/old"), network)).url).toBe(at("/new"))
  const rebinding = { ...network, resolve: async () => (++asked === 1 ? ["127.0.0.1"] : ["10.0.0.1"]) }
  expect(await failure(fetchPage(at("/old"), rebinding))).toEqual(
    new ToolError("This address is not on the public internet."),
  )
})

test.each(["http://127.0.0.1:1/", "http://169.254.169.254/", "https://elsewhere.example/page"])(
  "a redirect to %s is not followed but told",
  async (location) => {
    const { at, network } = await site((_request, response) => response.writeHead(302, { location }).end())
    expect(await failure(fetchPage(at(), network))).toEqual(
      new ToolError(`The page has moved to ${location}`),
    )
  },
)

test("a redirect to another port of the site is refused", async () => {
  const { at, network } = await site((_request, response) =>
    response.writeHead(302, { location: "http://mill.example:6379/" }).end(),
  )
  expect(await failure(fetchPage(at(), network))).toEqual(new ToolError("Port 6379 is not fetched from."))
})

test("redirects in circles end", async () => {
  const { at, network } = await site((_request, response) => response.writeHead(302, { location: "/" }).end())
  expect(await failure(fetchPage(at(), network))).toEqual(new ToolError("The site redirects in circles."))
})

test("a page without an end is cut off, also when it is compressed a thousandfold", async () => {
  const endless = await site((_request, response) => {
    response.setHeader("content-type", "text/plain")
    const write = () => {
      while (response.writable && response.write("more ".repeat(1_000)));
    }
    response.on("drain", write).on("error", () => {})
    write()
  })
  expect(await fetchPage(endless.at(), endless.network)).toMatchObject({ truncated: true })
  const bomb = gzipSync(Buffer.alloc(50_000_000, "x"))
  const packed = await site((_request, response) =>
    response.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" }).end(bomb),
  )
  const page = await fetchPage(packed.at(), packed.network)
  expect(page).toMatchObject({ truncated: true })
  expect(page.text.length).toBe(20_000)
})

test.each([
  [404, { "content-type": "text/html" }, "The site answered with status 404."],
  [200, { "content-type": "image/png" }, "This is not a page of text but image/png."],
  [200, {}, "This is not a page of text but of no known kind."],
  [
    200,
    { "content-type": "text/html", "content-encoding": "zstd" },
    "The page is compressed in an unknown way.",
  ],
  [200, { "content-type": "text/html", "content-encoding": "gzip" }, "The page broke off while it was read."],
])("status %s with %o: %s", async (status, headers, sentence) => {
  const { at, network } = await site((_request, response) =>
    response.writeHead(status, headers).end("not gzip"),
  )
  expect(await failure(fetchPage(at(), network))).toEqual(new ToolError(sentence))
})

test("letters of another charset are read", async () => {
  const { at, network } = await site((_request, response) =>
    response
      .setHeader("content-type", "text/html")
      .end(Buffer.from('<meta charset="iso-8859-1"><p>M\xfchle', "latin1")),
  )
  expect((await fetchPage(at(), network)).text).toBe("Mühle")
})

test("nothing of the user's is sent", async () => {
  let sent: unknown
  const { at, network } = await site((request, response) => {
    sent = request.headers
    html(request, response)
  })
  await fetchPage(at(), network)
  expect(Object.keys(sent as object).sort()).toEqual([
    "accept",
    "accept-encoding",
    "connection",
    "host",
    "user-agent",
  ])
})

test("Stop closes the connection while the site is silent", async () => {
  const stop = new AbortController()
  const closed = Promise.withResolvers<void>()
  const { at, network } = await site((request) => {
    request.socket.once("close", () => closed.resolve())
    stop.abort(new Error("stopped"))
  })
  expect(await failure(fetchPage(at(), network, stop.signal))).toBeInstanceOf(ToolError)
  await closed.promise
})
