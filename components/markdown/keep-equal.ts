import type { Tokens } from "marked"
import type { AnyToken } from "./lex"

/** `blocks`, with those replaced that say the same as the one in their place in `old`, so that they are not rendered again. */
export function keepEqual(old: readonly AnyToken[], blocks: readonly AnyToken[]): AnyToken[] {
  return blocks.map((block, index) => {
    const before = old[index]
    if (before === undefined) return block
    if (isSame(before, block)) return before
    if (before.type === "list" && block.type === "list") {
      return { ...block, items: block.items.map((item, at) => kept(before.items[at], item, isSame)) }
    }
    if (before.type === "table" && block.type === "table") {
      return { ...block, rows: block.rows.map((row, at) => kept(before.rows[at], row, isSameRow)) }
    }
    return block
  })
}

function kept<T>(before: T | undefined, now: T, same: (a: T, b: T) => boolean): T {
  return before !== undefined && same(before, now) ? before : now
}

// With references, equal sources can mean different links.
function isSame(a: { type: string; raw: string }, b: { type: string; raw: string }): boolean {
  return a.type === b.type && a.raw.trimEnd() === b.raw.trimEnd() && !b.raw.includes("]")
}

function isSameRow(a: Tokens.TableCell[], b: Tokens.TableCell[]): boolean {
  return a.length === b.length && a.every(({ text }, index) => text === b[index]?.text && !text.includes("]"))
}
