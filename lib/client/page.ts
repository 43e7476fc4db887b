/** What happens to a page that matters for its connections. `restored`: it came out of the back-forward cache. */
export type PageEvent = "online" | "visible" | "hidden" | "restored"

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
    window.addEventListener("pageshow", (event) => event.persisted && listener("restored"), options)
    const onVisibility = () => listener(browserPage.visible ? "visible" : "hidden")
    document.addEventListener("visibilitychange", onVisibility, options)
    return () => listening.abort()
  },
}
