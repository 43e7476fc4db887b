import type { Metadata, Viewport } from "next"
import { headers } from "next/headers"
import type { ReactNode } from "react"
import { Providers } from "@/components/shell/providers"
import { commonMessages } from "@/lib/i18n/messages"
import { pageLocale, pageWords } from "@/lib/i18n/words"
import { fontVariables } from "./fonts"
import "./globals.css"

export async function generateMetadata(): Promise<Metadata> {
  const t = await pageWords()
  return { applicationName: t("app.name"), description: t("app.description"), referrer: "no-referrer" }
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  // The virtual keyboard makes the page smaller instead of covering the message box.
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfdfe" },
    { media: "(prefers-color-scheme: dark)", color: "#161a1d" },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await pageLocale()
  return (
    <html lang={locale} className={fontVariables} suppressHydrationWarning>
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
