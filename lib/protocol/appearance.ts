/** The languages of the interface, each in its own words. One line here and one file `messages/<locale>.json` add one. */
export const languages = {
  en: "English",
  zh: "中文",
} as const

export type Locale = keyof typeof languages
export const locales = Object.keys(languages) as Locale[]

/** `system`: as the reader's machine has it, which can change while the page is open. */
export const themes = ["system", "light", "dark"] as const
export type Theme = (typeof themes)[number]

/** How large everything is drawn; what each one means is in globals.css. */
export const fontSizes = ["small", "medium", "large", "larger"] as const
export type FontSize = (typeof fontSizes)[number]

/** How a page looks. It has to be known before the first paint, so it stands in cookies too; `locale` null: as the browser prefers. */
export type Appearance = { theme: Theme; fontSize: FontSize; locale: Locale | null }

export const appearanceCookies = {
  theme: "theme",
  fontSize: "font-size",
  locale: "locale",
} as const satisfies Record<keyof Appearance, string>

/** What the browser colours its own edges with: the page's ground, which globals.css has as `--canvas`. */
export const groundColor = { light: "#fdfdfe", dark: "#161a1d" } as const
