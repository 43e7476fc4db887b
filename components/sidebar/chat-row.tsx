"use client"

import { Ellipsis } from "lucide-react"
import { memo } from "react"
import { useTranslations } from "use-intl"
import type { ChatSummary } from "@/lib/protocol/chat"
import { chatPath } from "../shell/navigate"
import { ShallowLink } from "../shell/shallow-link"
import { Button } from "../ui/button"
import { cn } from "../ui/cn"
import { MenuTrigger } from "../ui/menu"
import { Spinner } from "../ui/spinner"
import type { ChatMenuHandle } from "./chat-menu"

type ChatRowProps = { chat: ChatSummary; current: boolean; menu: ChatMenuHandle; onNavigate(): void }

export const ChatRow = memo(function ChatRow({ chat, current, menu, onNavigate }: ChatRowProps) {
  const t = useTranslations("sidebar")
  const running = chat.generationId !== null
  return (
    <li
      className={cn(
        "group relative flex items-center rounded-lg transition-colors hover:bg-hover has-data-popup-open:bg-hover",
        current && "bg-hover",
      )}
    >
      <ShallowLink
        href={chatPath(chat.id)}
        aria-current={current ? "page" : undefined}
        aria-label={chat.title}
        title={chat.title}
        onClick={onNavigate}
        className="min-w-0 flex-1 truncate rounded-lg py-2 ps-2.5 pe-9 text-sm pointer-coarse:py-3"
      >
        {chat.title}
      </ShallowLink>
      {running && (
        <span className="pointer-events-none absolute end-2 group-focus-within:opacity-0 group-hover:opacity-0 pointer-coarse:end-11 pointer-coarse:opacity-100!">
          <Spinner label={t("running")} />
        </span>
      )}
      <MenuTrigger
        handle={menu}
        payload={chat}
        render={
          <Button
            look="ghost"
            size="icon-sm"
            aria-label={t("options", { title: chat.title })}
            className="absolute end-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100"
          />
        }
      >
        <Ellipsis aria-hidden />
      </MenuTrigger>
    </li>
  )
})
