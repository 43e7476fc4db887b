import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import compile from "icu-minify/compile"
import { describe, expect, test } from "vitest"
import { type Locale, locales } from "../protocol/appearance"
import type { Catalogue } from "./messages"

const root = join(import.meta.dirname, "../..")
const sources = ["app", "components", "lib"]
  .flatMap((folder) => globSync(join(root, folder, "**/*.{ts,tsx}")))
  .filter((path) => !path.includes(".test."))
  .map((path) => readFileSync(path, "utf8"))
  .filter((source) => /use-intl|i18n\/words/.test(source))

/** Keys that are looked up by a value, which TypeScript checks against the catalogue; no source spells them out. */
const byValue = [
  /^action\./,
  /^commands\./,
  /^data\.(failed|cancelled)$/,
  /^model\.\w+$/,
  /^outcome\./,
  /^operator\.(feed|event)\./,
  /^rating\.(up|down)$/,
  /^sidebar\.day\./,
]

function read(locale: Locale): Map<string, string> {
  const tree: Catalogue = JSON.parse(readFileSync(join(root, `messages/${locale}.json`), "utf8"))
  return new Map(flat(tree, ""))
}

function flat(tree: Catalogue, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  )
}

/** The names of all arguments of an ICU message, those inside of plurals too. */
function placeholders(message: string): string[] {
  const found = new Set<string>()
  collect(compile(message))
  return [...found].toSorted()

  function collect(parts: unknown): void {
    if (!Array.isArray(parts)) return
    for (const part of parts) {
      if (!Array.isArray(part)) continue
      if (typeof part[0] === "string") found.add(part[0])
      for (const inner of part.slice(1)) {
        // The cases of a plural are an object, the content of a tag is more parts.
        if (typeof inner === "object" && !Array.isArray(inner)) Object.values(inner).forEach(collect)
        else collect([inner])
      }
    }
  }
}

/** Whether some source asks for the key: by its words, or by a template that fits it. */
function isAskedFor(key: string, source: string): boolean {
  const namespaces = [...source.matchAll(/useTranslations\((?:"([^"]*)")?\)/g)].map(([, name]) => name ?? "")
  if (/\b(pageWords|titled|createTranslator)\b/.test(source)) namespaces.push("")
  return namespaces.some((namespace) => {
    const prefix = namespace === "" ? "" : `${namespace}.`
    if (!key.startsWith(prefix)) return false
    const rest = key.slice(prefix.length)
    return source.includes(`"${rest}"`) || templates(source).some((template) => template.test(rest))
  })
}

function templates(source: string): RegExp[] {
  return [...source.matchAll(/\bt\w*\(`([^`]*\$\{[^`]*)`/g)].map(([, template = ""]) => {
    const pattern = template.replaceAll(".", "\\.").replaceAll(/\$\{[^}]*\}/g, ".+")
    return new RegExp(`^${pattern}$`)
  })
}

const english = read("en")

test("the placeholders of a message are found in plurals too", () => {
  expect(placeholders("{a} {n, plural, one {# {b}} other {{c, number}}} <d>{e}</d>")).toEqual([
    "a",
    "b",
    "c",
    "d",
    "e",
    "n",
  ])
})

describe.each(locales)("the catalogue %s", (locale) => {
  const catalogue = read(locale)

  test("has the keys of every other", () => {
    expect([...catalogue.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  test("has no empty message", () => {
    expect([...catalogue].filter(([, message]) => message.trim() === "")).toEqual([])
  })

  test("names what English names in each message", () => {
    const named = (messages: Map<string, string>) =>
      Object.fromEntries([...messages].map(([key, message]) => [key, placeholders(message)]))
    expect(named(catalogue)).toEqual(named(english))
  })
})

test("every message is asked for somewhere", () => {
  const unused = [...english.keys()].filter(
    (key) =>
      !byValue.some((pattern) => pattern.test(key)) && !sources.some((source) => isAskedFor(key, source)),
  )
  expect(unused).toEqual([])
})
