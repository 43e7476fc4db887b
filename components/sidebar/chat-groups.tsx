"use client"

import { usePathname } from "next/navigation"
import { useId } from "react"
import { useTranslations } from "use-intl"
import type { ChatListState } from "@/lib/client/chat-list"
import type { ChatSummary } from "@/lib/protocol/chat"
import { chatPath } from "../shell/navigate"
import { useHydrated } from "../shell/use-hydrated"
import { Button } from "../ui/button"
import { Spinner } from "../ui/spinner"
import { ChatRow } from "./chat-row"
import { type ChatGroup, groupByDay } from "./group-by-day"

type ChatGroupsProps = {
  chats: readonly ChatSummary[]
  /** How loading more stands; null when there are no more. */
  more: ChatListState["more"] | null
  onMore(): void
  onNavigate(): void
}

/** Chats by the day they were last used, with one menu for all of them. */
export function ChatGroups({ chats, more, onMore, onNavigate }: ChatGroupsProps) {
  const t = useTranslations("sidebar")
  // The server does not know the reader's time zone.
  const timeZone = useHydrated() ? undefined : "UTC"
  if (chats.length === 0) return <p className="px-2.5 py-6 text-muted text-sm">{t("empty")}</p>
  return (
    <>
      {groupByDay(chats, new Date(), timeZone).map((group) => (
        <Group key={group.day} group={group} onNavigate={onNavigate} />
      ))}
      {more !== null && <More state={more} onMore={onMore} />}
    </>
  )
}

function Group({ group, onNavigate }: { group: ChatGroup; onNavigate(): void }) {
  const t = useTranslations("sidebar.day")
  const path = usePathname()
  const id = useId()
  return (
    <section aria-labelledby={id} className="pt-4">
      <h2 id={id} className="px-2.5 pb-1 font-medium text-muted text-xs" suppressHydrationWarning>
        {t(group.day)}
      </h2>
      <ul>
        {group.chats.map((chat) => (
          <ChatRow key={chat.id} chat={chat} current={path === chatPath(chat.id)} onNavigate={onNavigate} />
        ))}
      </ul>
    </section>
  )
}

function More({ state, onMore }: { state: ChatListState["more"]; onMore(): void }) {
  const t = useTranslations("sidebar")
  return (
    <div className="flex flex-col items-center gap-2 pt-4 text-muted text-sm">
      {state === "failed" && <p role="status">{t("loadFailed")}</p>}
      <Button size="sm" look="ghost" disabled={state === "loading"} onClick={onMore}>
        {state === "loading" && <Spinner />}
        {state === "failed" ? t("tryAgain") : t("more")}
      </Button>
    </div>
  )
}
