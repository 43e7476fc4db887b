import { useSyncExternalStore } from "react"

export const settingsTabs = ["appearance", "chats", "instructions", "data"] as const
export type SettingsTab = (typeof settingsTabs)[number]

const prefix = "#settings/"
const listeners = new Set<() => void>()

/** Opens the settings: `…#settings/data` is an address of its own, and the way back closes them. */
export function openSettings(tab: SettingsTab = "appearance"): void {
  if (currentTab()) window.history.replaceState(null, "", prefix + tab)
  else window.history.pushState(null, "", prefix + tab)
  tell()
}

export function closeSettings(): void {
  window.history.replaceState(null, "", window.location.pathname + window.location.search)
  tell()
}

/** The tab in the address, null while the settings are closed, and on the server. */
export function useSettingsTab(): SettingsTab | null {
  return useSyncExternalStore(subscribe, currentTab, () => null)
}

function currentTab(): SettingsTab | null {
  const { hash } = window.location
  if (!hash.startsWith(prefix)) return null
  return settingsTabs.find((tab) => tab === hash.slice(prefix.length)) ?? "appearance"
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  window.addEventListener("popstate", onChange)
  return () => {
    listeners.delete(onChange)
    window.removeEventListener("popstate", onChange)
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}
