import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { frameHeaders, pageHeaders, toastStyles } from "./security-headers"

const policyOf = (headers: Record<string, string>) =>
  Object.fromEntries(
    (headers["content-security-policy"] ?? "").split("; ").map((line) => {
      const [name, ...values] = line.split(" ")
      return [name, values]
    }),
  )
const page = (more = {}) =>
  policyOf(pageHeaders({ nonce: "n0nce", development: false, https: false, ...more }))

test("scripts run by nonce only, and nothing leads out of this server", () => {
  const policy = page()
  expect(policy["script-src"]).toEqual(["'nonce-n0nce'", "'strict-dynamic'"])
  expect(policy["img-src"]).toEqual(["'self'", "data:", "blob:"])
  for (const name of ["connect-src", "form-action", "frame-src", "font-src"])
    expect(policy[name], name).toEqual(["'self'"])
  for (const name of ["frame-ancestors", "base-uri", "object-src", "script-src-attr"])
    expect(policy[name], name).toEqual(["'none'"])
})

test("nothing is upgraded to HTTPS where people come over HTTP", () => {
  expect(page()).not.toHaveProperty("upgrade-insecure-requests")
  expect(page({ https: true })).toHaveProperty("upgrade-insecure-requests")
})

test("a frame for diagrams has no origin and no network", () => {
  const policy = policyOf(frameHeaders({ nonce: "n0nce" }))
  expect(policy.sandbox).toEqual(["allow-scripts"])
  expect(policy["default-src"]).toEqual(["'none'"])
  expect(policy).not.toHaveProperty("connect-src")
})

test("the hash of sonner's styles is that of the version installed", () => {
  const source = readFileSync("node_modules/sonner/dist/index.mjs", "utf8")
  const css = JSON.parse(/__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1] ?? '""') as string
  const hash = createHash("sha256").update(css).digest("base64")
  expect(toastStyles).toContain(`'sha256-${hash}'`)
})
