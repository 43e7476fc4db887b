import { expect, test } from "vitest"
import { clientAddress } from "./client-address"

const peerHeader = "x-peer-of-this-test"
Object.assign(globalThis, { millracePeerHeader: peerHeader })

function address({ forwarded, peer, proxies = 0 }: { forwarded?: string; peer?: string; proxies?: number }) {
  const headers = new Headers()
  if (forwarded !== undefined) headers.set("x-forwarded-for", forwarded)
  if (peer !== undefined) headers.set(peerHeader, peer)
  return clientAddress(headers, proxies)
}

test("without a proxy the socket says who it is, whatever the client claims", () => {
  expect(address({ peer: "198.51.100.7", forwarded: "203.0.113.9" })).toBe("198.51.100.7")
  expect(address({ peer: "::ffff:198.51.100.7" })).toBe("198.51.100.7")
})

test("behind proxies it is the entry that the outermost of them wrote, and what stands left of it is a claim", () => {
  expect(address({ peer: "10.0.0.2", forwarded: "203.0.113.9", proxies: 1 })).toBe("203.0.113.9")
  expect(address({ peer: "10.0.0.2", forwarded: "1.1.1.1, 203.0.113.9", proxies: 1 })).toBe("203.0.113.9")
  expect(address({ peer: "10.0.0.2", forwarded: "1.1.1.1, 203.0.113.9, 10.0.0.1", proxies: 2 })).toBe(
    "203.0.113.9",
  )
})

test("an IPv6 address counts as its network of 64 bits", () => {
  expect(address({ peer: "2001:db8:1:2:aaaa::1" })).toBe("2001:db8:1:2::/64")
  expect(address({ peer: "2001:0DB8:0001:0002::9" })).toBe("2001:db8:1:2::/64")
  expect(address({ peer: "fe80::1%eth0" })).toBe("fe80:0:0:0::/64")
  expect(address({ peer: "::1" })).toBe("0:0:0:0::/64")
})

test("a port is not part of it, and what is no address is nobody's", () => {
  expect(address({ peer: "x", forwarded: "203.0.113.9:4711", proxies: 1 })).toBe("203.0.113.9")
  expect(address({ peer: "x", forwarded: "[2001:db8::1]:4711", proxies: 1 })).toBe("2001:db8:0:0::/64")
  expect(address({ peer: "x", forwarded: "<script>", proxies: 1 })).toBe("unknown")
  expect(address({})).toBe("unknown")
})
