"use client"

import { useEffect, useState } from "react"
import { lazyPart } from "../lazy/lazy-part"
import { type TipTarget, tipTarget } from "../ui/tip"

const TooltipPopup = lazyPart(() => import("../ui/tooltip-popup").then(({ TooltipPopup }) => TooltipPopup), {
  quiet: true,
})

const openMs = 400
const closeMs = 120

/** Shows the tooltip of whatever is pointed at or focused. One for the whole page: hundreds of buttons have one. */
export function Tooltips() {
  const [shown, setShown] = useState<TipTarget | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (target: TipTarget | null, ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(setShown, ms, target)
    }
    const onOver = (event: PointerEvent) => {
      if (event.pointerType !== "mouse") return
      if (isPopup(event.target)) return clearTimeout(timer)
      const target = tipTarget(event.target)
      later(target, target ? openMs : closeMs)
    }
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches(":focus-visible")) later(tipTarget(target), 0)
    }
    const hide = () => later(null, 0)
    const onKey = ({ key }: KeyboardEvent) => key === "Escape" && hide()
    const listening = new AbortController()
    const options = { signal: listening.signal, passive: true }
    document.addEventListener("pointerover", onOver, options)
    document.addEventListener("focusin", onFocus, options)
    document.addEventListener("focusout", hide, options)
    document.addEventListener("pointerdown", hide, options)
    document.addEventListener("keydown", onKey, options)
    return () => {
      listening.abort()
      clearTimeout(timer)
    }
  }, [])
  return shown && <TooltipPopup {...shown} />
}

function isPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-tooltip]") !== null
}
