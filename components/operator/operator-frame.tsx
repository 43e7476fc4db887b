"use client"

import Link from "next/link"
import { usePathname } from "next/navigation"
import type { ReactNode } from "react"
import { type AbstractIntlMessages, IntlProvider, type Locale, useTranslations } from "use-intl"
import { Logo } from "../ui/logo"

type OperatorFrameProps = { locale: Locale; messages: AbstractIntlMessages; children: ReactNode }

/** What the operator's pages have around them: their words, and the way between them and back to the chats. */
export function OperatorFrame({ locale, messages, children }: OperatorFrameProps) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      <div className="mx-auto flex min-h-dvh w-full max-w-5xl flex-col px-4 pb-16 sm:px-6">
        <Header />
        {children}
      </div>
    </IntlProvider>
  )
}

const pages = ["status", "diagnostics"] as const

function Header() {
  const t = useTranslations("operator")
  const path = usePathname()
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-2 py-5">
      <Link href="/" prefetch={false} className="flex items-center gap-2.5 rounded-lg p-1" title={t("home")}>
        <Logo />
        <span className="font-semibold tracking-tight">Millrace</span>
      </Link>
      <nav aria-label={t("pages")} className="flex gap-1">
        {pages.map((page) => (
          <Link
            key={page}
            href={`/${page}`}
            prefetch={false}
            aria-current={path === `/${page}` ? "page" : undefined}
            className="rounded-lg px-3 py-1.5 text-muted text-sm hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink"
          >
            {t(`${page}.title`)}
          </Link>
        ))}
      </nav>
    </header>
  )
}
