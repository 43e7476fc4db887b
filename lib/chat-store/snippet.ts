import type { Snippet } from "../protocol/search"
import type { Terms } from "./search-terms"

/** In UTF-16 units: how much is shown before the first hit, and in all. */
const lead = 40
const length = 160

/** The piece of `text` around the first hit, on one line, with all hits in it marked. */
export function snippetOf(text: string, terms: Terms): Snippet {
  const pattern = patternOf(terms)
  const first = text.search(pattern)
  const start = first > lead ? nextSpace(text, first - lead, first) : 0
  const end = start + length
  const shown = text.slice(start, end).toWellFormed().replace(/\s+/g, " ")
  const marked = mark(shown, pattern)
  if (start > 0) marked.unshift({ text: "…", hit: false })
  if (end < text.length) marked.push({ text: "…", hit: false })
  return marked
}

/** All of `text` with the hits marked. */
export const highlight = (text: string, terms: Terms): Snippet => mark(text, patternOf(terms))

function patternOf({ words, byIndex }: Terms): RegExp {
  const longestFirst = words.toSorted((a, b) => b.length - a.length).map(RegExp.escape)
  const any = longestFirst.join("|")
  return new RegExp(byIndex ? `(?<![\\p{L}\\p{M}\\p{N}])(?:${any})` : any, "giu")
}

function mark(text: string, pattern: RegExp): Snippet {
  const pieces: Snippet = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (index > end) pieces.push({ text: text.slice(end, index), hit: false })
    pieces.push({ text: found, hit: true })
    end = index + found.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false })
  return pieces
}

/** Begins with a whole word where one begins soon. */
function nextSpace(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s/)
  return space === -1 ? from : from + space + 1
}
