"use client"

import { PanelLeftClose, SquarePen } from "lucide-react"
import { useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { useStore } from "@/lib/client/use-store"
import { lazyPart } from "../lazy/lazy-part"
import { SearchField } from "../search/search-field"
import { useApp } from "../shell/app-context"
import { navigate } from "../shell/navigate"
import { ShallowLink } from "../shell/shallow-link"
import { IconButton } from "../ui/icon-button"
import { Logo } from "../ui/logo"
import { AccountLink } from "./account-link"
import { ChatGroups } from "./chat-groups"
import { SettingsButton } from "./settings-button"
import { ThemeButton } from "./theme-button"

const SearchResults = lazyPart(() =>
  import("../search/search-results").then(({ SearchResults }) => SearchResults),
)

type SidebarProps = {
  onClose(): void
  /** The reader went somewhere: a drawer closes. */
  onNavigate?(): void
}

/** The reader's chats. */
export function Sidebar({ onClose, onNavigate = () => {} }: SidebarProps) {
  const t = useTranslations()
  const { chatList } = useApp()
  const [query, setQuery] = useState("")
  const list = useRef<HTMLDivElement>(null)
  const { chats, next, more } = useStore(chatList.state)
  return (
    <nav aria-label={t("sidebar.label")} className="flex h-full flex-col">
      <div className="flex h-14 shrink-0 items-center gap-1 ps-4 pe-2.5">
        <ShallowLink href="/" onClick={onNavigate} className="me-auto flex items-center gap-2.5 rounded-lg">
          <Logo />
          <span className="font-semibold tracking-tight">{t("app.name")}</span>
        </ShallowLink>
        <IconButton size="icon" label={t("sidebar.close")} onClick={onClose}>
          <PanelLeftClose aria-hidden />
        </IconButton>
      </div>
      <div className="px-2.5 pb-2">
        <button
          type="button"
          onClick={() => {
            navigate("/")
            onNavigate()
          }}
          className="flex h-9 w-full items-center gap-2.5 rounded-lg px-2.5 font-medium text-sm transition-colors hover:bg-hover pointer-coarse:h-11"
        >
          <SquarePen aria-hidden className="size-4 text-accent" />
          {t("sidebar.newChat")}
        </button>
        <div className="pt-1.5">
          <SearchField query={query} onQuery={setQuery} results={list} />
        </div>
      </div>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2.5 pb-4">
        {query.trim() === "" ? (
          <ChatGroups
            chats={chats}
            more={next === null ? null : more}
            onMore={() => void chatList.loadMore()}
            onNavigate={onNavigate}
          />
        ) : (
          <SearchResults query={query.trim()} onNavigate={onNavigate} />
        )}
      </div>
      <div className="safe-bottom flex shrink-0 items-center border-line border-t px-2.5 pt-2">
        <ThemeButton />
        <AccountLink />
        <SettingsButton onOpen={onNavigate} />
      </div>
    </nav>
  )
}
