import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { withSettings } from "./settings-table.ts"

test("the README's table of settings is what lib/config.ts says; `npm run docs:settings` writes it", () => {
  const readme = readFileSync("README.md", "utf8")
  expect(withSettings(readme)).toBe(readme)
})

test("every setting has its words in the table", () => {
  const rows =
    withSettings("<!-- settings: npm run docs:settings --><!-- /settings -->").match(/^\| `.+$/gm) ?? []
  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) expect(row).toMatch(/^\| `[A-Z0-9_]+` \|.*\| [^|]{10,} \|$/)
})
