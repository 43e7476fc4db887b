import { once } from "node:events"
import { createServer } from "node:net"
import { Problem } from "../bootstrap/problem.mjs"

/** Throws a `Problem` when nothing can listen there. Port 0 means any free one. */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer()
  try {
    server.listen({ host, port })
    await once(server, "listening")
  } catch (error) {
    throw new Problem(explain(host, port, (error as NodeJS.ErrnoException).code))
  }
  server.close()
  await once(server, "close")
}

function explain(host: string, port: number, code = "unknown error"): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start.`
    case "EACCES":
      return `Port ${port} is for privileged programs only. Choose another one: PORT=3000 npm start.`
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `${host} is not an address of this machine. Set HOST to one that is, or to 0.0.0.0 for all.`
    default:
      return `Cannot listen on ${host}, port ${port} (${code}). Change HOST or PORT.`
  }
}
