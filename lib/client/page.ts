/** What happens to a page that matters for its connections. `left`: it may be in the back-forward cache now; `restored`: it came out. */
export type PageEvent = "online" | "visible" | "hidden" | "left" | "restored"

export interface Page {
  readonly visible: boolean
  /** Returns the way to stop listening. */
  subscribe(listener: (event: PageEvent) => void): () => void
}

/** The page this code runs in. */
export const browserPage: Page = {
  get visible() {
    return document.visibilityState === "visible"
  },
  subscribe(listener) {
    const listening = new AbortController()
    const options = { signal: listening.signal }
    window.addEventListener("online", () => listener("online"), options)
    window.addEventListener("pagehide", () => listener("left"), options)
    window.addEventListener("pageshow", (event) => event.persisted && listener("restored"), options)
    const onVisibility = () => listener(browserPage.visible ? "visible" : "hidden")
    document.addEventListener("visibilitychange", onVisibility, options)
    return () => listening.abort()
  },
}
