"use client"

import { CircleUserRound } from "lucide-react"
import Link from "next/link"
import { useTranslations } from "use-intl"
import { useApp } from "../shell/app-context"
import { buttonStyle } from "../ui/button"

/** To the account, or to where one gets one; nothing where there is a single user. */
export function AccountLink() {
  const t = useTranslations("account")
  const { account } = useApp()
  if (account === null) return null
  const label = account === "account" ? t("account") : t("signIn")
  return (
    <Link
      href={`/${account}`}
      prefetch={false}
      className={buttonStyle({ look: "ghost", className: "me-auto" })}
    >
      <CircleUserRound aria-hidden className="size-4" />
      {label}
    </Link>
  )
}
