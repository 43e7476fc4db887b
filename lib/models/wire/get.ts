import http from "node:http"
import https from "node:https"

type Options = { timeoutMs: number; headers: Readonly<Record<string, string>>; maxBytes: number }

/** The body of a 200 answer. Rejects on any other status (redirects are not followed), after `timeoutMs` in all, and on too much. */
export function get(url: string, { timeoutMs, headers, maxBytes }: Options): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const { request } = url.startsWith("https:") ? https : http
  const call = request(url, { agent: false, headers, signal: AbortSignal.timeout(timeoutMs) }, (response) => {
    if (response.statusCode !== 200) return call.destroy(new Error(`status ${response.statusCode}`))
    const chunks: Buffer[] = []
    let bytes = 0
    response.on("error", reject)
    response.on("data", (chunk: Buffer) => {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes > maxBytes) call.destroy(new Error("too large"))
    })
    response.on("end", () => resolve(Buffer.concat(chunks).toString()))
  })
  call.on("error", reject)
  call.end()
  return promise
}
