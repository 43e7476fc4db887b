import { globSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"

test("there are no server functions", () => {
  const files = globSync("{app,components,lib}/**/*.{ts,tsx,mjs}")
  expect(files.length).toBeGreaterThan(100)
  const withDirective = files.filter((file) => /^\s*["']use server["']/m.test(readFileSync(file, "utf8")))
  expect(withDirective).toEqual([])
})

test("Next.js is above the releases that fixed CVE-2025-55182, CVE-2025-29927 and CVE-2026-44574", () => {
  const { version } = JSON.parse(readFileSync("node_modules/next/package.json", "utf8")) as {
    version: string
  }
  const [major = 0, minor = 0] = version.split(".").map(Number)
  expect(major > 16 || (major === 16 && minor >= 3), version).toBe(true)
})
