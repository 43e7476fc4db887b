import { type Locale, locales } from "../protocol/appearance"

const defaultLocale: Locale = "en"

/** The locale of a request: the reader's own choice, else the best of `Accept-Language`, else English. */
export function negotiateLocale(chosen: string | null, acceptLanguage: string | null): Locale {
  return [chosen ?? "", ...byPreference(acceptLanguage ?? "")].map(supported).find(Boolean) ?? defaultLocale
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
