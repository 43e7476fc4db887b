import { BlockList, isIP } from "node:net"

/** IPv4 networks that are not the public internet: IANA's special-purpose registry, multicast and reserved space. */
const closedIpv4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
  203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`

/** IPv6 addresses that are public are all in here, save those of the next list. Mapped IPv4 (`::ffff:0:0/96`), NAT64 and local ones are not. */
const openIpv6 = "2000::/3"
/** Protocol assignments (Teredo among them), documentation, 6to4 (which carries an IPv4 address), and more documentation. */
const closedIpv6 = "2001::/23 2001:db8::/32 2002::/16 3fff::/20"

const closed = networks(`${closedIpv4} ${closedIpv6}`)
const open = networks(openIpv6)

/** True for an address of the public internet, as `node:dns` writes it (a zone after `%` makes it local). */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed.check(address, "ipv4")
  return (
    family === 6 && !address.includes("%") && open.check(address, "ipv6") && !closed.check(address, "ipv6")
  )
}

function networks(list: string): BlockList {
  const result = new BlockList()
  for (const network of list.split(/\s+/)) {
    const [address = "", bits] = network.split("/")
    result.addSubnet(address, Number(bits), address.includes(":") ? "ipv6" : "ipv4")
  }
  return result
}
