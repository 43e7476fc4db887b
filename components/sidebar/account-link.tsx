"use client"

import { CircleUserRound } from "lucide-react"
import { useRouter } from "next/navigation"
import type { MouseEvent } from "react"
import { useTranslations } from "use-intl"
import { useApp } from "../shell/app-context"
import { isPlainClick } from "../shell/plain-click"
import { buttonStyle } from "../ui/button"

/**
 * To the account, or to where one gets one; nothing where there is a single user. The one link out of the chats: `next/link` for
 * it alone would make their first load larger.
 */
export function AccountLink() {
  const t = useTranslations("account")
  const { account } = useApp()
  const router = useRouter()
  if (account === null) return null
  const label = account === "account" ? t("account") : t("signIn")
  const path = `/${account}`
  const follow = (event: MouseEvent) => {
    if (!isPlainClick(event)) return
    event.preventDefault()
    router.push(path)
  }
  return (
    <a href={path} onClick={follow} className={buttonStyle({ look: "ghost", className: "me-auto" })}>
      <CircleUserRound aria-hidden className="size-4" />
      {label}
    </a>
  )
}
