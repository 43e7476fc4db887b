"use client"

import { useTranslations } from "use-intl"
import { ShallowLink } from "../shell/shallow-link"
import { buttonStyle } from "../ui/button"
import { ChatHeader } from "./chat-header"

/** Stands for a chat that is not there, or not the reader's. */
export function ChatNotFound() {
  const t = useTranslations("chat")
  return (
    <>
      <title>{t("notFound")}</title>
      <ChatHeader title="" />
      <div className="flex flex-1 flex-col items-center justify-center gap-2 px-6 pb-24 text-center">
        <h1 className="font-semibold text-2xl tracking-tight">{t("notFound")}</h1>
        <p className="text-balance text-muted">{t("notFoundDetail")}</p>
        <ShallowLink href="/" className={buttonStyle({ look: "solid", className: "mt-4" })}>
          {t("home")}
        </ShallowLink>
      </div>
    </>
  )
}
