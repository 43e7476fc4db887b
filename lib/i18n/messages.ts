import compile from "icu-minify/compile"
import type { AbstractIntlMessages } from "use-intl"
import type { Locale } from "../protocol/appearance"

/** The catalogue with its ICU messages parsed ahead of time, so that the browser needs no parser. */
export function compiledMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const messages = compiled[locale] ?? load(locale)
  compiled[locale] = messages
  return messages
}

/** The words of all pages but the operator's, which bring their own. */
export async function commonMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const { operator: _, ...common } = await compiledMessages(locale)
  return common
}

export type Catalogue = { [key: string]: string | Catalogue }
const compiled: Partial<Record<Locale, Promise<AbstractIntlMessages>>> = {}

async function load(locale: Locale): Promise<AbstractIntlMessages> {
  const { default: source } = await import(`../../messages/${locale}.json`)
  // Plain objects only, which is what can be handed to the browser.
  return JSON.parse(JSON.stringify(compileTree(source)))
}

function compileTree(tree: Catalogue): AbstractIntlMessages {
  const entries = Object.entries(tree).map(([key, value]) => [
    key,
    typeof value === "string" ? compile(value) : compileTree(value),
  ])
  return Object.fromEntries(entries)
}
