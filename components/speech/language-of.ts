import { franc } from "franc-min"

/** So few characters are enough: some scripts have only one language. */
const minLength = 4
/** What more of a text would tell is not worth the time. */
const maxLength = 2_000

/** The language of a text, as BCP 47 has it; `otherwise` where it cannot be told. */
export function languageOf(text: string, otherwise: string): string {
  const code = franc(text.slice(0, maxLength), { minLength })
  if (code === "und") return otherwise
  const [language = otherwise] = Intl.getCanonicalLocales(code)
  return language
}
