import { expect, test } from "vitest"
import { isKnownHost } from "./known-host"

const local = { HOST: "localhost", AUTH: "guests" as const, PUBLIC_URL: undefined }
const onNetwork = { ...local, HOST: "0.0.0.0" }
const published = { ...onNetwork, PUBLIC_URL: "https://chat.example.org" }

test.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "192.168.1.7", "nas.local", "nas:3000"])(
  "%s is this server, however it is set up",
  (host) => {
    for (const config of [local, onNetwork, published]) expect(isKnownHost(host, config)).toBe(true)
  },
)

test("a stranger's name that was pointed at a local server is not", () => {
  expect(isKnownHost("rebound.example.org:3000", local)).toBe(false)
  expect(isKnownHost("rebound.example.org", { ...onNetwork, AUTH: "single-user" })).toBe(false)
  expect(isKnownHost("rebound.example.org", published)).toBe(false)
})

test("a public name is known by PUBLIC_URL, or where guests from the network are welcome", () => {
  expect(isKnownHost("chat.example.org", published)).toBe(true)
  expect(isKnownHost("chat.example.org", { ...local, PUBLIC_URL: "https://chat.example.org" })).toBe(true)
  expect(isKnownHost("chat.example.org", onNetwork)).toBe(true)
})

test.each([null, "", "a b", "localhost:99999", "@"])("%j is no host", (host) => {
  expect(isKnownHost(host, onNetwork)).toBe(false)
})
