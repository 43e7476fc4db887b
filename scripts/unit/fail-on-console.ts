import { format } from "node:util"
import { afterAll, afterEach, beforeEach } from "vitest"

// A test that expects output spies on the method itself; whatever still arrives here was not expected.
const methods = ["debug", "error", "info", "log", "warn"] as const
const said: string[] = []

for (const method of methods) {
  console[method] = (...words: unknown[]) => {
    said.push(`console.${method}: ${format(...words)}`)
  }
}

function failIfAnythingWasSaid() {
  if (said.length === 0) return
  throw new Error(`Unexpected console output:\n${said.splice(0).join("\n")}`)
}

beforeEach(failIfAnythingWasSaid)
afterEach(failIfAnythingWasSaid)
afterAll(failIfAnythingWasSaid)
