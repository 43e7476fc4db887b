import compile from "icu-minify/compile"
import type { AbstractIntlMessages } from "use-intl"
import en from "../../messages/en.json"
import type { Locale } from "./locale"

/** The catalogue with its ICU messages parsed ahead of time, so that the browser needs no parser. */
export function compiledMessages(locale: Locale): AbstractIntlMessages {
  // Plain objects only, which is what can be handed to the browser.
  const messages = compiled[locale] ?? JSON.parse(JSON.stringify(compileTree(sources[locale])))
  compiled[locale] = messages
  return messages
}

type Tree = { [key: string]: string | Tree }
const sources: Record<Locale, Tree> = { en }
const compiled: Partial<Record<Locale, AbstractIntlMessages>> = {}

function compileTree(tree: Tree): AbstractIntlMessages {
  const entries = Object.entries(tree).map(([key, value]) => [
    key,
    typeof value === "string" ? compile(value) : compileTree(value),
  ])
  return Object.fromEntries(entries)
}
