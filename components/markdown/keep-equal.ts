import type { Tokens } from "marked"
import type { AnyToken } from "./lex"

/**
 * `blocks`, with those replaced that say the same as the one in their place in `old`, so that they are not rendered again.
 * `references`: the text defines some, so that equal sources can mean different links.
 */
export function keepEqual(
  old: readonly AnyToken[],
  blocks: readonly AnyToken[],
  { references }: { references: boolean },
): AnyToken[] {
  const isFixed = (source: string) => !(references && source.includes("]"))
  const isSame = (a: Source, b: Source) =>
    a.type === b.type && a.raw.trimEnd() === b.raw.trimEnd() && isFixed(b.raw)
  const isSameRow = (a: Tokens.TableCell[], b: Tokens.TableCell[]) =>
    a.length === b.length && a.every(({ text }, index) => text === b[index]?.text && isFixed(text))
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

type Source = { type: string; raw: string }

function kept<T>(before: T | undefined, now: T, same: (a: T, b: T) => boolean): T {
  return before !== undefined && same(before, now) ? before : now
}
