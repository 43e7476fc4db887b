"use client"

import { useEffect, useState } from "react"
import type { MathToken } from "./math-tokens"

type Render = typeof import("./render-math").renderMath

let loaded: Render | null = null

/** A formula; its source until the code to set it is there, and where it cannot be set. */
export function MathFormula({ token: { tex, display } }: { token: MathToken }) {
  const render = useRenderMath()
  const html = render?.(tex, display) ?? null
  if (html === null)
    return <code className={display ? "block overflow-x-auto whitespace-pre" : undefined}>{tex}</code>
  const Tag = display ? "div" : "span"
  return (
    <Tag
      className={display ? "overflow-x-auto overflow-y-hidden py-1" : undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes what it is given, and trusts no command
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}

function useRenderMath(): Render | null {
  const [render, setRender] = useState(() => loaded)
  useEffect(() => {
    if (loaded) return setRender(() => loaded)
    import("./render-math").then(
      ({ renderMath }) => {
        loaded = renderMath
        setRender(() => renderMath)
      },
      () => {
        /* offline: the source stays */
      },
    )
  }, [])
  return render
}
