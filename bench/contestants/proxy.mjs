import { createServer, request } from "node:http"

// The limit of what any server in Node can do: bytes in, the same bytes out.
const upstream = new URL(process.env.OPENAI_BASE_URL ?? "")

createServer((incoming, outgoing) => {
  const { method, headers } = incoming
  const { host: _, ...passed } = headers
  const call = request(new URL(incoming.url ?? "/", upstream), { method, headers: passed }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, { "content-type": answer.headers["content-type"] ?? "" })
    answer.pipe(outgoing)
  })
  call.on("error", () => outgoing.destroy())
  outgoing.on("close", () => call.destroy())
  incoming.pipe(call)
}).listen(Number(process.env.PORT), "127.0.0.1", 4_096)
