import { mkdirSync, mkdtempDisposableSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { expect, test } from "vitest"
import { hashSources } from "./sources.ts"

test("a build is due when a source changes, appears or moves, and not for a date, a test or a note", () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), "millrace-sources-"))
  const root = pathToFileURL(`${folder.path}/`)
  const write = (path: string, text: string) => {
    mkdirSync(join(folder.path, path, ".."), { recursive: true })
    writeFileSync(join(folder.path, path), text)
  }
  write("app/page.tsx", "one")
  write("next.config.mjs", "")
  const first = hashSources(root)

  utimesSync(join(folder.path, "app/page.tsx"), 1, 1)
  write("app/page.test.tsx", "a test")
  write("README.md", "a note")
  expect(hashSources(root)).toBe(first)

  write("app/page.tsx", "two")
  const changed = hashSources(root)
  write("lib/deep/new.ts", "")
  const added = hashSources(root)
  write("next.config.mjs", "compress")
  const configured = hashSources(root)
  expect(new Set([first, changed, added, configured]).size).toBe(4)
})
