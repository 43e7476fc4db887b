import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { settings } from "../../lib/config.ts"
import { containerProblems } from "./container-rules.ts"

const file = readFileSync("Dockerfile", "utf8")

test("the container file is as it should be", () => {
  expect(containerProblems(file)).toEqual([])
})

test.each([
  ["a word that is none", /^WORKDIR/m, "WORKDIRECTORY", /Unknown instruction/i],
  ["a flag that is none", /--interval=30s/, "--intervals=30s", /unknown.*flag/i],
  ["root", /^USER node/m, "USER root", /runs as root/],
  ["no user at all", /^USER node\n/m, "", /runs as root/],
  ["no health check", /^HEALTHCHECK(.|\n)*?\n(?=#)/m, "", /no HEALTHCHECK/],
  ["data that is lost with the container", /^VOLUME.*\n/m, "", /no VOLUME/],
  ["a shell before the server", /^CMD .*$/m, "CMD node server.js", /CMD is no list/],
  ["whatever Node there is", /:26-bookworm-slim$/m, ":latest", /no version/],
])("%s is noticed", (_, from, to, expected) => {
  const broken = file.replace(from, to)
  expect(broken).not.toBe(file)
  expect(containerProblems(broken).join("\n")).toMatch(expected)
})

test("what vercel.json lets a request last is what the settings take it to be", () => {
  const { functions } = JSON.parse(readFileSync("vercel.json", "utf8"))
  const description = settings.shape.MAX_DURATION_MS.description ?? ""
  for (const { maxDuration } of Object.values<{ maxDuration: number }>(functions))
    expect(description).toContain(`On Vercel ${maxDuration * 1000}`)
})
