import type { ReactNode } from "react"
import { OperatorFrame } from "@/components/operator/operator-frame"
import { compiledMessages } from "@/lib/i18n/messages"
import { pageLocale } from "@/lib/i18n/words"
import { isOperatorsPage } from "@/lib/operator-page"

/** The operator's pages have words of their own, which no other page loads, and nobody else is told. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  // What they are told instead has the words of every page.
  if (!(await isOperatorsPage())) return children
  const locale = await pageLocale()
  return (
    <OperatorFrame locale={locale} messages={await compiledMessages(locale)}>
      {children}
    </OperatorFrame>
  )
}
