"use client"

import { CSPProvider } from "@base-ui/react/csp-provider"
import { ThemeProvider } from "next-themes"
import type { ReactNode } from "react"
import { type AbstractIntlMessages, IntlProvider, type Locale } from "use-intl"
import { Tooltips } from "../ui/tooltips"
import { Toasts } from "./toasts"

type ProvidersProps = {
  locale: Locale
  messages: AbstractIntlMessages
  nonce: string | undefined
  children: ReactNode
}

/** What every page needs around it: words, theme, tooltips, toasts. */
export function Providers({ locale, messages, nonce, children }: ProvidersProps) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      <CSPProvider {...(nonce === undefined ? {} : { nonce })} disableStyleElements>
        <ThemeProvider
          attribute="class"
          defaultTheme="system"
          enableSystem
          disableTransitionOnChange
          {...(nonce === undefined ? {} : { nonce })}
        >
          {children}
          <Tooltips />
          <Toasts />
        </ThemeProvider>
      </CSPProvider>
    </IntlProvider>
  )
}
