import type { ReactNode } from "react"
import { OperatorFrame } from "@/components/operator/operator-frame"
import { compiledMessages } from "@/lib/i18n/messages"
import { pageLocale } from "@/lib/i18n/words"
import { requireOperator } from "@/lib/operator-page"

/** The operator's pages have words of their own, which no other page loads. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  await requireOperator()
  const locale = await pageLocale()
  return (
    <OperatorFrame locale={locale} messages={await compiledMessages(locale)}>
      {children}
    </OperatorFrame>
  )
}
