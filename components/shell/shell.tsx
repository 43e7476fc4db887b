"use client"

import { type ReactNode, useState } from "react"
import { lazyPart } from "../lazy/lazy-part"
import { Settings } from "../settings/settings"
import { Sidebar } from "../sidebar/sidebar"
import { usePendingDeletes } from "../sidebar/use-delete-chat"
import { useFinished } from "../sidebar/use-finished"
import { AppearanceOfPage } from "./appearance"
import { Commands } from "./commands"
import { ShellControls } from "./shell-controls"
import { sidebarCookie } from "./sidebar-cookie"
import { useWarmUp } from "./use-warm-up"

const SidebarDrawer = lazyPart(() =>
  import("../sidebar/sidebar-drawer").then(({ SidebarDrawer }) => SidebarDrawer),
)

/** The frame of all chat pages: the sidebar beside the page, or over it on a small screen. */
export function Shell({ sidebarOpen, children }: { sidebarOpen: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(sidebarOpen)
  // Null until it is opened for the first time.
  const [isDrawerOpen, setDrawerOpen] = useState<boolean | null>(null)
  usePendingDeletes()
  useFinished()
  useWarmUp()
  const toggle = (open: boolean) => {
    setOpen(open)
    rememberSidebar(open)
  }
  return (
    <ShellControls
      value={{
        isSidebarOpen: isOpen,
        openSidebar: () => toggle(true),
        openDrawer: () => setDrawerOpen(true),
      }}
    >
      <div className="safe-frame flex h-dvh overflow-hidden">
        {isOpen && (
          <aside className="hidden w-68 shrink-0 border-line border-e bg-sidebar md:block">
            <Sidebar onClose={() => toggle(false)} />
          </aside>
        )}
        {isDrawerOpen !== null && <SidebarDrawer open={isDrawerOpen} onOpenChange={setDrawerOpen} />}
        <Commands />
        <Settings />
        <AppearanceOfPage />
        <main className="flex min-w-0 flex-1 flex-col">{children}</main>
      </div>
    </ShellControls>
  )
}

function rememberSidebar(open: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${sidebarCookie}=${open ? "open" : "closed"}; path=/; max-age=31536000; samesite=lax`
}
