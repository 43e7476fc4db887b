"use client"

import { useRef } from "react"
import { lazyPart } from "../lazy/lazy-part"
import { closeSettings, openSettings, useSettingsTab } from "./address"

const SettingsDialog = lazyPart(() =>
  import("./settings-dialog").then(({ SettingsDialog }) => SettingsDialog),
)

/** The settings, when the address has them. Mounted once. */
export function Settings() {
  const tab = useSettingsTab()
  // It stays mounted while it closes, with the tab that it had.
  const last = useRef(tab)
  if (tab !== null) last.current = tab
  if (last.current === null) return null
  return (
    <SettingsDialog tab={last.current} open={tab !== null} onTab={openSettings} onClose={closeSettings} />
  )
}
