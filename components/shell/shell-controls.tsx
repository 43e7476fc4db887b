"use client"

import { createContext, use } from "react"

/** What a page can do with the frame around it. */
export type ShellControlsValue = { isSidebarOpen: boolean; openSidebar(): void; openDrawer(): void }

const Context = createContext<ShellControlsValue>({
  isSidebarOpen: true,
  openSidebar: () => {},
  openDrawer: () => {},
})

export const ShellControls = Context
export const useShellControls = (): ShellControlsValue => use(Context)
