import { useSyncExternalStore } from "react"

/** Whether the page is dark now, for what is not styled by CSS. False on the server. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark, () => false)
}

const isDark = () => getComputedStyle(document.documentElement).colorScheme === "dark"

function subscribe(onChange: () => void): () => void {
  const system = window.matchMedia("(prefers-color-scheme: dark)")
  const page = new MutationObserver(onChange)
  system.addEventListener("change", onChange)
  page.observe(document.documentElement, { attributeFilter: ["data-theme"] })
  return () => {
    system.removeEventListener("change", onChange)
    page.disconnect()
  }
}
