/** The languages of the interface, each in its own words. One line here and one file `messages/<locale>.json` add one. */
export const languages = {
  en: "English",
  zh: "中文",
} as const

export type Locale = keyof typeof languages
export const locales = Object.keys(languages) as Locale[]
const defaultLocale: Locale = "en"
export const localeCookie = "locale"

/** The locale of a request: the reader's own choice, else the best of `Accept-Language`, else English. */
export function negotiateLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  return [cookie ?? "", ...byPreference(acceptLanguage ?? "")].map(supported).find(Boolean) ?? defaultLocale
}

function byPreference(header: string): string[] {
  return header
    .split(",", 50)
    .map((entry) => {
      const [tag = "", quality] = entry.trim().split(";q=")
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}

function supported(tag: string): Locale | undefined {
  const language = tag.toLowerCase().split("-")[0]
  return locales.find((locale) => locale === language)
}
