import type { Links, Tokens } from "marked"
import { heal } from "./heal"
import { keepEqual } from "./keep-equal"
import { type AnyToken, lexBlocks, lexFull } from "./lex"

/** Parses Markdown that grows at its end; `update` gives the blocks so far. */
export type BlockParser = { update(text: string, streaming: boolean): readonly AnyToken[] }

/**
 * While `streaming`, blocks, list items and table rows that are finished keep their identity, so the cost of an update is
 * that of the last open block, or of the last item or row of an open list or table; unfinished markup at the end is shown
 * as if it were closed. Otherwise the result is that of parsing all the text at once, with what is unchanged kept.
 */
export function createBlockParser(): BlockParser {
  let state = initial
  let links: Links = {}
  let seen = { text: "", streaming: true, blocks: [] as readonly AnyToken[] }

  function grow(text: string): readonly AnyToken[] {
    // A line can still turn into anything until it has ended.
    const lines = text.slice(0, text.lastIndexOf("\n") + 1)
    if (lines.length > state.from) state = holdFinished(closeFinished(state, lines, links), lines, links)
    return [...state.closed, ...openBlocks(state, text, links)]
  }

  function finish(text: string): readonly AnyToken[] {
    const defined: Links = {}
    const blocks = lexFull(text, defined)
    return keepEqual(seen.blocks, blocks, { references: Object.keys(defined).length > 0 })
  }

  return {
    update(raw, streaming) {
      const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw
      if (seen.text === text && seen.streaming === streaming) return seen.blocks
      if (!text.startsWith(seen.text)) [state, links] = [initial, {}]
      seen = { text, streaming, blocks: streaming ? grow(text) : finish(text) }
      return seen.blocks
    },
  }
}

/** What precedes `from` is parsed: whole blocks, and the first items or rows of the block that is still open. */
type State = { closed: readonly AnyToken[]; from: number; held: Held | null }
type Held = { block: Tokens.List; head: "" } | { block: Tokens.Table; head: string }

/** Begins a block whose text is taken as it is. */
const literalBlock = /^(?: {0,3}(?:```|~~~)|\$\$|\\\[)/

const initial: State = { closed: [], from: 0, held: null }

function closeFinished(state: State, text: string, links: Links): State {
  const { head, source } = openSource(state, text)
  const units = lexBlocks(source)
  const last = units.findLastIndex((unit) => unit.type !== "space")
  const finished = joinRaw(units.slice(0, Math.max(last, 0)))
  if (finished.length <= head.length || !source.startsWith(finished)) return state
  const blocks = join(state.held, lexFull(source, links).slice(0, last))
  return {
    closed: [...state.closed, ...blocks],
    from: state.from + finished.length - head.length,
    held: null,
  }
}

function holdFinished(state: State, text: string, links: Links): State {
  const { head, source } = openSource(state, text)
  const open = lexBlocks(source)[0]
  const finished =
    open?.type === "list" ? finishedItems(open) : open?.type === "table" ? finishedRows(open) : ""
  if (finished.length <= head.length || !source.startsWith(finished)) return state
  const block = join(state.held, lexFull(finished, links))[0]
  const from = state.from + finished.length - head.length
  if (block?.type === "list") return { ...state, from, held: { block, head: "" } }
  if (block?.type === "table") return { ...state, from, held: { block, head: tableHead(block.raw) } }
  return state
}

function openSource({ held, from }: State, text: string) {
  const head = held?.head ?? ""
  return { head, source: head + text.slice(from) }
}

function openBlocks(state: State, text: string, links: Links): AnyToken[] {
  const { source } = openSource(state, text)
  const healed = !literalBlock.test(source) ? heal(source) : source
  return join(state.held, lexFull(healed, { ...links }))
}

/** Puts the held items or rows in front of the blocks that were parsed behind them. */
function join(held: Held | null, blocks: AnyToken[]): AnyToken[] {
  const [first, ...rest] = blocks
  if (!held) return blocks
  if (held.block.type === "list" && first?.type === "list" && isSameList(held.block, first)) {
    return [{ ...held.block, items: [...held.block.items, ...first.items] }, ...rest]
  }
  if (held.block.type === "table" && first?.type === "table") {
    return [{ ...held.block, rows: [...held.block.rows, ...first.rows] }, ...rest]
  }
  return [held.block, ...blocks]
}

function isSameList(a: Tokens.List, b: Tokens.List): boolean {
  return bullet(a.raw) === bullet(b.raw)
}

// Lists of the same kind that follow each other are one list: `-`, `*`, `+`, `.` or `)` is what tells them apart.
function bullet(raw: string): string | undefined {
  return /^\s*(?:([*+-])|\d{1,9}([.)]))/.exec(raw)?.slice(1).join("")
}

function finishedItems(list: Tokens.List): string {
  return joinRaw(list.items.slice(0, -1))
}

function finishedRows(table: Tokens.Table): string {
  const lines = table.raw.split("\n")
  return table.rows.length < 2 ? "" : `${lines.slice(0, table.rows.length + 1).join("\n")}\n`
}

function tableHead(raw: string): string {
  return `${raw.split("\n", 2).join("\n")}\n`
}

function joinRaw(tokens: readonly { raw: string }[]): string {
  return tokens.map((token) => token.raw).join("")
}
