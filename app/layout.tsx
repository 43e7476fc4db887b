import type { Metadata, Viewport } from "next"
import { cookies, headers } from "next/headers"
import type { ReactNode } from "react"
import { Providers } from "@/components/shell/providers"
import { localeCookie, negotiateLocale } from "@/lib/i18n/locale"
import { compiledMessages } from "@/lib/i18n/messages"
import "./globals.css"

export const metadata: Metadata = {
  applicationName: "Millrace",
  description: "A chat application for large language models whose stream can be trusted.",
  referrer: "no-referrer",
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
  const [cookie, header] = [await cookies(), await headers()]
  const locale = negotiateLocale(cookie.get(localeCookie)?.value, header.get("accept-language"))
  return (
    <html lang={locale} suppressHydrationWarning>
      <body>
        <Providers
          locale={locale}
          messages={compiledMessages(locale)}
          nonce={header.get("x-nonce") ?? undefined}
        >
          {children}
        </Providers>
      </body>
    </html>
  )
}
