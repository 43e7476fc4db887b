import { isIP } from "node:net"
import { ToolError } from "../tool-error"

/** What a fetch on a user's behalf may reach; the tests have a network of their own. */
export type Network = {
  /** All addresses of a host name. */
  resolve(host: string): Promise<string[]>
  isPublic(address: string): boolean
  /** Ports besides the scheme's own. */
  ports: readonly string[]
}

/**
 * The address of a page that may be asked for: http or https, no user or password in it, the usual port. A URL parser has read
 * it, so that decimal, octal and hexadecimal hosts are the dotted address that they mean.
 */
export function pageAddress(text: string, { ports }: Pick<Network, "ports">): URL {
  const url = URL.parse(text)
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    throw new ToolError("This is not a web address.")
  if (url.username || url.password) throw new ToolError("Addresses with a user name are not fetched.")
  if (url.port !== "" && !ports.includes(url.port))
    throw new ToolError(`Port ${url.port} is not fetched from.`)
  url.hash = ""
  return url
}

/**
 * The addresses that `host` has now. The connection must go to one of these and nowhere else: a second look-up could say
 * something different. One that is not public is reason enough to refuse them all.
 */
export async function publicAddresses(host: string, network: Network): Promise<string[]> {
  const literal = host.replace(/^\[|\]$/g, "")
  const addresses = isIP(literal) ? [literal] : await resolved(host, network)
  if (addresses.length === 0 || !addresses.every((address) => network.isPublic(address)))
    throw new ToolError("This address is not on the public internet.")
  return addresses
}

async function resolved(host: string, network: Network): Promise<string[]> {
  try {
    return await network.resolve(host)
  } catch (cause) {
    throw new ToolError(`The host ${host} is not known.`, { cause })
  }
}
