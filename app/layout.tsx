import type { Metadata, Viewport } from "next"
import { headers } from "next/headers"
import type { ReactNode } from "react"
import { Providers } from "@/components/shell/providers"
import { commonMessages } from "@/lib/i18n/messages"
import { pageLocale, pageWords } from "@/lib/i18n/words"
import { pageAppearance } from "@/lib/page-appearance"
import { groundColor } from "@/lib/protocol/appearance"
import { fontVariables } from "./fonts"
import "./globals.css"

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords()
  return {
    applicationName: t("app.name"),
    description: t("app.description"),
    manifest: `/manifest.webmanifest?locale=${await pageLocale()}`,
    appleWebApp: { capable: true, title: t("app.name"), statusBarStyle: "default" },
    referrer: "no-referrer",
  }
}

export async function generateViewport(): Promise<Viewport> {
  const { theme } = await pageAppearance()
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    // The virtual keyboard makes the page smaller instead of covering the message box.
    interactiveWidget: "resizes-content",
    themeColor: (["light", "dark"] as const).map((scheme) => ({
      media: `(prefers-color-scheme: ${scheme})`,
      color: groundColor[theme === "system" ? scheme : theme],
    })),
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, { theme, fontSize }] = [await pageLocale(), await pageAppearance()]
  return (
    <html lang={locale} className={fontVariables} data-theme={theme} data-font-size={fontSize}>
      <body>
        <Providers
          locale={locale}
          messages={await commonMessages(locale)}
          nonce={(await headers()).get("x-nonce") ?? undefined}
        >
          {children}
        </Providers>
      </body>
    </html>
  )
}
