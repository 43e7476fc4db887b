"use client"

import { CSPProvider } from "@base-ui/react/csp-provider"
import type { ReactNode } from "react"
import { type AbstractIntlMessages, IntlProvider, type Locale } from "use-intl"
import { MissingPartNotice } from "../lazy/missing-part-notice"
import { Toasts } from "./toasts"
import { Tooltips } from "./tooltips"

type ProvidersProps = {
  locale: Locale
  messages: AbstractIntlMessages
  nonce: string | undefined
  children: ReactNode
}

/** What every page needs around it: words, tooltips, toasts, and word of what is missing. */
export function Providers({ locale, messages, nonce, children }: ProvidersProps) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      <CSPProvider {...(nonce === undefined ? {} : { nonce })} disableStyleElements>
        {children}
        <Tooltips />
        <Toasts />
        <MissingPartNotice />
      </CSPProvider>
    </IntlProvider>
  )
}
