"use client"

import { clsx } from "clsx"
import { Menu, PanelLeftOpen, SquarePen } from "lucide-react"
import type { ReactNode } from "react"
import { useTranslations } from "use-intl"
import { navigate } from "../shell/navigate"
import { useShellControls } from "../shell/shell-controls"
import { IconButton } from "../ui/icon-button"

/** The line above a chat: its title, and the ways to other chats that the sidebar does not show. */
export function ChatHeader({ title, children }: { title: string; children?: ReactNode }) {
  const t = useTranslations("sidebar")
  const { isSidebarOpen, openSidebar, openDrawer } = useShellControls()
  return (
    <header className="fade-below relative flex h-14 shrink-0 items-center gap-1 px-2 sm:px-3">
      <IconButton size="icon" label={t("open")} onClick={openDrawer} className="md:hidden">
        <Menu aria-hidden />
      </IconButton>
      {!isSidebarOpen && (
        <span className="hidden md:block">
          <IconButton size="icon" label={t("open")} onClick={openSidebar}>
            <PanelLeftOpen aria-hidden />
          </IconButton>
        </span>
      )}
      <p className="min-w-0 flex-1 truncate px-1.5 font-medium text-sm">{title}</p>
      {children}
      <IconButton
        size="icon"
        label={t("newChat")}
        onClick={() => navigate("/")}
        className={clsx(isSidebarOpen && "md:hidden")}
      >
        <SquarePen aria-hidden />
      </IconButton>
    </header>
  )
}
