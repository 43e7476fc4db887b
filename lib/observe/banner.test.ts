import { expect, test } from "vitest"
import { readConfig } from "../config"
import { banner } from "./banner"

type Told = Parameters<typeof banner>[0]

const lines = (env: Record<string, string>, { scripted = false, kind = "pglite" } = {}) =>
  banner({
    config: readConfig(env),
    models: { reason: "gpt-x from OpenAI (OPENAI_API_KEY is set)", list: () => [{ scripted }] },
    connection: { kind },
  } as unknown as Told)
    .split("\n")
    .filter((line) => line !== "")

test("five lines say where it listens, what answers and why, where data lies, and what helps", () => {
  const told = lines({ DATA_DIR: "/srv/data" }, { scripted: true })
  expect(told).toHaveLength(5)
  expect(told[0]).toContain("http://localhost:3000")
  expect(told[1]).toContain("OPENAI_API_KEY is set")
  expect(told[2]).toContain("/srv/data")
  expect(told[3]).toContain("http://localhost:3000/status")
  expect(told[4]).toContain("asks a real model")
})

test("behind an address of its own it names that one, and no database address is told", () => {
  const env = { PUBLIC_URL: "https://chat.example.org/", DATABASE_URL: "postgres://user:secret@db/millrace" }
  const told = lines(env, { kind: "postgres" }).join("\n")
  expect(told).toContain("https://chat.example.org/status")
  expect(told).toContain("the Postgres of DATABASE_URL")
  expect(told).not.toContain("secret")
})
