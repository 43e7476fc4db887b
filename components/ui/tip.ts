/** Attributes of an element that has a tooltip; `Tooltips` shows it. The element needs an accessible name of its own. */
export function tip(label: string, keys?: string) {
  return { "data-tip": label, "data-tip-keys": keys }
}

export type TipTarget = { anchor: HTMLElement; label: string; keys: string | undefined }

/** The element with a tooltip that an event happened in. */
export function tipTarget(target: EventTarget | null): TipTarget | null {
  const anchor = target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null
  const label = anchor?.dataset.tip
  return anchor && label ? { anchor, label, keys: anchor.dataset.tipKeys } : null
}
