"use client"

import { clsx } from "clsx"
import { Ellipsis } from "lucide-react"
import { memo } from "react"
import { useTranslations } from "use-intl"
import { useStore } from "@/lib/client/use-store"
import type { ChatSummary } from "@/lib/protocol/chat"
import { lazyPart } from "../lazy/lazy-part"
import { chatPath } from "../shell/navigate"
import { ShallowLink } from "../shell/shallow-link"
import { PopupButton } from "../ui/popup-button"
import { Spinner } from "../ui/spinner"
import { unread } from "./unread"

const ChatMenu = lazyPart(() => import("./chat-menu").then(({ ChatMenu }) => ChatMenu))

type ChatRowProps = { chat: ChatSummary; current: boolean; onNavigate(): void }

export const ChatRow = memo(function ChatRow({ chat, current, onNavigate }: ChatRowProps) {
  const t = useTranslations("sidebar")
  const isUnread = useStore(unread).ids.includes(chat.id)
  return (
    <li
      className={clsx(
        "group relative flex items-center rounded-lg transition-colors hover:bg-hover has-aria-expanded:bg-hover",
        current && "bg-hover",
      )}
    >
      <ShallowLink
        href={chatPath(chat.id)}
        aria-current={current ? "page" : undefined}
        title={chat.title}
        onClick={onNavigate}
        className={clsx(
          "min-w-0 flex-1 truncate rounded-lg py-2 ps-2.5 pe-9 text-sm pointer-coarse:py-3",
          isUnread && "font-medium",
        )}
      >
        {chat.title}
      </ShallowLink>
      {isUnread && chat.generationId === null && (
        <span
          role="img"
          aria-label={t("unread")}
          className="pointer-events-none absolute end-3 size-2 rounded-full bg-accent group-focus-within:opacity-0 group-hover:opacity-0 pointer-coarse:end-12 pointer-coarse:opacity-100!"
        />
      )}
      {chat.generationId !== null && (
        <span className="pointer-events-none absolute end-2 group-focus-within:opacity-0 group-hover:opacity-0 pointer-coarse:end-11 pointer-coarse:opacity-100!">
          <Spinner label={t("running")} />
        </span>
      )}
      <PopupButton
        kind="menu"
        look="ghost"
        size="icon-sm"
        aria-label={t("options", { title: chat.title })}
        className="absolute end-1 opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100"
        popup={(popup) => <ChatMenu chat={chat} {...popup} />}
      >
        <Ellipsis aria-hidden />
      </PopupButton>
    </li>
  )
})
