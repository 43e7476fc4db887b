import { isIP } from "node:net"
import type { Config } from "../config"

type HostConfig = Pick<Config, "HOST" | "PUBLIC_URL" | "AUTH">

/** Names that only a private network can give out: a stranger cannot point one at this server. */
const privateName = /^[^.]+$|\.(localhost|local|lan|internal|home\.arpa)$/

/**
 * Whether a `Host` header can be meant for this server. A page of a stranger whose name was pointed at a private address after it
 * had loaded (DNS rebinding) has the same origin as its requests; only the name gives it away. Without `PUBLIC_URL`, public names
 * are accepted only where the server listens on the network and asks for sessions.
 */
export function isKnownHost(host: string | null, { HOST, PUBLIC_URL, AUTH }: HostConfig): boolean {
  if (host === null || !URL.canParse(`http://${host}`)) return false
  const name = bare(new URL(`http://${host}`).hostname)
  if (PUBLIC_URL && name === new URL(PUBLIC_URL).hostname) return true
  if (isIP(name) || name === HOST || privateName.test(name)) return true
  return !PUBLIC_URL && AUTH !== "single-user" && !isLoopback(HOST)
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, "")
const isLoopback = (host: string) => host === "localhost" || host === "::1" || host.startsWith("127.")
