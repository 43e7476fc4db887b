import Link from "next/link"
import type { ReactNode } from "react"
import { Logo } from "@/components/ui/logo"
import { pageWords } from "@/lib/i18n/words"

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const t = await pageWords()
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-lg flex-col gap-5 px-4 py-8 sm:py-16">
      <Link href="/" className="flex items-center gap-2.5 self-center rounded-lg p-1">
        <Logo />
        <span className="font-semibold tracking-tight">{t("app.name")}</span>
      </Link>
      {children}
    </main>
  )
}
