import type { Page, PageEvent } from "./page"

/** A page for unit tests that is shown, hidden and woken as told. */
export class FakePage implements Page {
  visible = true
  readonly #listeners = new Set<(event: PageEvent) => void>()

  subscribe(listener: (event: PageEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(event: PageEvent): void {
    if (event === "visible" || event === "hidden") this.visible = event === "visible"
    for (const listener of [...this.#listeners]) listener(event)
  }
}
