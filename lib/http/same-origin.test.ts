import { expect, test } from "vitest"
import { requireSameOrigin } from "./same-origin"

const request = (headers: Record<string, string>, method = "POST") =>
  new Request("http://localhost:3000/api/chat", { method, headers: { host: "localhost:3000", ...headers } })
const allowed = (headers: Record<string, string>, publicUrl?: string) => () =>
  requireSameOrigin(request(headers), publicUrl)

test("a page of this host may change state", () => {
  expect(allowed({ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" })).not.toThrow()
})

test("behind a proxy that hides the address, PUBLIC_URL names the host", () => {
  const origin = "https://chat.example.org"
  expect(allowed({ origin })).toThrow()
  expect(allowed({ origin }, "https://chat.example.org/")).not.toThrow()
})

test.each([
  ["no Origin", {}],
  ["a null Origin", { origin: "null" }],
  ["a foreign Origin", { origin: "https://evil.example" }],
  ["a host that only begins alike", { origin: "http://localhost:3000.evil.example" }],
  ["a cross-site fetch", { origin: "http://localhost:3000", "sec-fetch-site": "cross-site" }],
  ["a same-site fetch from a sibling", { origin: "http://localhost:3000", "sec-fetch-site": "same-site" }],
])("%s is refused", (_name, headers) => {
  expect(allowed(headers as Record<string, string>)).toThrow(expect.objectContaining({ code: "forbidden" }))
})

test("reading needs no Origin", () => {
  expect(() => requireSameOrigin(request({}, "GET"), undefined)).not.toThrow()
})
