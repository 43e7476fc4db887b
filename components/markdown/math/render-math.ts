import { renderToString } from "katex"
import "katex/dist/katex.min.css"

const maxChars = 5_000

/** HTML of a formula; null when it is none that KaTeX can set. */
export function renderMath(tex: string, display: boolean): string | null {
  if (tex.length > maxChars) return null
  try {
    return renderToString(tex, {
      displayMode: display,
      trust: false,
      strict: false,
      maxSize: 20,
      maxExpand: 200,
    })
  } catch {
    // Unfinished, or not TeX at all.
    return null
  }
}
