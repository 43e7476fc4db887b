import "server-only"
import type { Metadata } from "next"
import { headers } from "next/headers"
import { cache } from "react"
import { createTranslator, type MessageKeys, type Messages, type NestedKeyOf } from "use-intl"
import { pageAppearance } from "../page-appearance"
import type { Locale } from "../protocol/appearance"
import { negotiateLocale } from "./locale"
import { compiledMessages } from "./messages"

/** The language of the page that is being rendered. */
export const pageLocale = cache(async (): Promise<Locale> => {
  const { locale } = await pageAppearance()
  return negotiateLocale(locale, (await headers()).get("accept-language"))
})

/** The words of the page that is being rendered, for what no component says. */
export async function pageWords() {
  const locale = await pageLocale()
  const messages = (await compiledMessages(locale)) as Messages
  return createTranslator<Messages>({ locale, messages })
}

/** A `generateMetadata` that names a page in its reader's language. */
export function titled(key: MessageKeys<Messages, NestedKeyOf<Messages>>): () => Promise<Metadata> {
  return async () => {
    const t = await pageWords()
    return { title: `${t(key)} · ${t("app.name")}` }
  }
}
