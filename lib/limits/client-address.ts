import { isIPv4, isIPv6 } from "node:net"
import { peerOf } from "./peer-address"

/**
 * The address limits count for. The socket's peer, or with `trustedProxies` in front, the entry of `X-Forwarded-For` that the
 * outermost of them wrote: counted from the right, since everything further left is the client's own claim. An IPv6 address counts
 * as its /64 network, which is what one customer has.
 */
export function clientAddress(headers: Headers, trustedProxies: number): string {
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim())
  const chain = [...forwarded.filter((entry) => entry !== ""), peerOf(headers) ?? "unknown"]
  return network(chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? "unknown")
}

function network(entry: string): string {
  const address = withoutPort(entry)
  if (isIPv4(address)) return address
  if (!isIPv6(address)) return "unknown"
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  return mapped?.[1] ?? prefix64(address)
}

/** Some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`. */
function withoutPort(entry: string): string {
  const bracketed = /^\[(.+)\](:\d+)?$/.exec(entry)
  if (bracketed) return bracketed[1] ?? ""
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(entry) ? (entry.split(":")[0] ?? "") : entry
}

function prefix64(address: string): string {
  // The URL parser writes an address in its one canonical form.
  const canonical = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1)
  const [left = [], right = []] = canonical.split("::").map((side) => side.split(":").filter(Boolean))
  const zeros = Array<string>(8 - left.length - right.length).fill("0")
  return `${[...left, ...zeros, ...right].slice(0, 4).join(":")}::/64`
}
