import { createTranslator, type Messages } from "use-intl"
import { z } from "zod"
import { route } from "@/lib/http/route"
import { compiledMessages } from "@/lib/i18n/messages"
import { groundColor, type Locale, locales } from "@/lib/protocol/appearance"

const query = z.object({ locale: z.enum(locales).catch("en") })

/**
 * What installing the app needs to know, in a language: `?locale=zh`. Browsers ask for it without cookies, so the page says
 * which. There is no service worker: docs/decisions say why.
 */
export const GET = route({ access: "public", limit: "exempt", query }, async ({ query: { locale } }) =>
  Response.json(await manifest(locale), {
    headers: { "content-type": "application/manifest+json", "cache-control": "public, max-age=3600" },
  }),
)

async function manifest(locale: Locale) {
  const messages = (await compiledMessages(locale)) as Messages
  const t = createTranslator<Messages>({ locale, messages })
  const icon = (file: string, sizes: string) => ({ src: `/icons/${file}.png`, sizes, type: "image/png" })
  const shortcut = (name: string, url: string) => ({ name, url, icons: [icon("192", "192x192")] })
  return {
    id: "/",
    name: t("app.name"),
    short_name: t("app.name"),
    description: t("app.description"),
    lang: locale,
    start_url: "/",
    scope: "/",
    display: "standalone",
    // The page itself tells its colour in either scheme; these are for the moment before.
    background_color: groundColor.light,
    theme_color: groundColor.light,
    categories: ["productivity"],
    launch_handler: { client_mode: "navigate-existing" },
    icons: [
      icon("192", "192x192"),
      icon("512", "512x512"),
      { ...icon("maskable", "512x512"), purpose: "maskable" },
    ],
    shortcuts: [shortcut(t("sidebar.newChat"), "/"), shortcut(t("settings.title"), "/#settings/appearance")],
  }
}
