import http, { type IncomingMessage } from "node:http"
import https from "node:https"
import { isIPv6, type LookupFunction } from "node:net"

/** The headers of every request; nothing of the user's, no cookies. */
const headers = {
  "user-agent": "Millrace/1 (web_page tool)",
  accept: "text/html, application/xhtml+xml, text/plain, text/*;q=0.9, application/json;q=0.9",
  "accept-encoding": "gzip, deflate, br",
}

/** The response to a GET of `url` over a connection to one of `addresses`. Redirects are the caller's. Rejects when `signal` aborts. */
export function pinnedRequest(
  url: URL,
  { addresses, signal }: { addresses: readonly string[]; signal: AbortSignal | undefined },
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const { request } = url.protocol === "https:" ? https : http
  request(url, { agent: false, headers, signal, lookup: pinnedTo(addresses) }, resolve)
    .on("error", reject)
    .end()
  return promise
}

/** In place of a look-up: the answer of the one that was checked. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (_host, options, callback) => {
    const first = all[0]
    if (options.all) callback(null, all)
    else callback(null, first?.address ?? "", first?.family)
  }
}
