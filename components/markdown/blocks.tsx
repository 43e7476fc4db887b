import type { Token, Tokens } from "marked"
import { type ComponentType, createElement, memo } from "react"
import { Fence } from "./fence"
import { Footnote } from "./footnotes/footnote"
import { InRuns } from "./in-runs"
import { Inlines } from "./inlines"
import type { AnyToken } from "./lex"
import { MathFormula } from "./math/math"
import { TableBlock } from "./table-block"

/** Block tokens in order. `open`: the last one still grows. */
export function Blocks({ tokens, open = false }: { tokens: readonly Token[]; open?: boolean }) {
  return <InRuns items={tokens} render={open ? renderOpenBlock : renderBlock} />
}

// Blocks only ever grow at the end, so their place is their identity.
function renderBlock(token: Token, index: number) {
  return <Block key={index} token={token as AnyToken} open={false} />
}

function renderOpenBlock(token: Token, index: number, isLast: boolean) {
  return <Block key={index} token={token as AnyToken} open={isLast} />
}

type BlockProps<T = AnyToken> = { token: T; open: boolean }

const Block = memo(function Block({ token, open }: BlockProps) {
  const Renderer = renderers[token.type] as ComponentType<BlockProps>
  return Renderer ? <Renderer token={token} open={open} /> : null
})

const renderers: {
  [T in AnyToken["type"]]: ComponentType<BlockProps<Extract<AnyToken, { type: T }>>> | null
} = {
  blockquote: ({ token, open }) => (
    <blockquote>
      <Blocks tokens={token.tokens} open={open} />
    </blockquote>
  ),
  code: ({ token, open }) => (
    <Fence code={token.text} language={token.lang?.trim().split(/\s/, 1)[0] ?? ""} open={open} />
  ),
  footnote: ({ token }) => <Footnote token={token} />,
  heading: ({ token }) => createElement(headingTag(token.depth), null, <Inlines tokens={token.tokens} />),
  hr: () => <hr />,
  html: ({ token }) => <HtmlBlock text={token.text} />,
  list: ({ token, open }) => <List list={token} open={open} />,
  math: ({ token }) => <MathFormula token={token} />,
  paragraph: ({ token }) => (
    <p>
      <Inlines tokens={token.tokens} />
    </p>
  ),
  table: ({ token }) => <TableBlock table={token} />,
  text: ({ token }) => <Inlines tokens={token.tokens ?? [token]} />,
  space: null,
  def: null,
  checkbox: null,
  list_item: null,
  br: null,
  codespan: null,
  del: null,
  em: null,
  footnoteReference: null,
  escape: null,
  image: null,
  link: null,
  strong: null,
}

// An answer's headings stand below the page's own, which are at level 1 and 2.
function headingTag(depth: number): "h3" | "h4" | "h5" | "h6" {
  return (["h3", "h4", "h5", "h6", "h6", "h6"] as const)[depth - 1] ?? "h6"
}

function List({ list, open }: { list: Tokens.List; open: boolean }) {
  const items = <InRuns items={list.items} render={open ? renderOpenItem : renderItem} />
  const isTasks = list.items.some((item) => item.task)
  if (!list.ordered) return <ul className={isTasks ? "tasks" : undefined}>{items}</ul>
  return <ol start={list.start === "" ? undefined : list.start}>{items}</ol>
}

function renderItem(item: Tokens.ListItem, index: number) {
  return <ListItem key={index} item={item} open={false} />
}

function renderOpenItem(item: Tokens.ListItem, index: number, isLast: boolean) {
  return <ListItem key={index} item={item} open={isLast} />
}

const ListItem = memo(function ListItem({ item, open }: { item: Tokens.ListItem; open: boolean }) {
  return (
    <li>
      {item.task && <input type="checkbox" checked={item.checked ?? false} disabled readOnly aria-hidden />}
      <Blocks tokens={item.tokens} open={open} />
    </li>
  )
})

function HtmlBlock({ text }: { text: string }) {
  return /^\s*<!--[\s\S]*-->\s*$/.test(text) ? null : <p className="whitespace-pre-wrap">{text.trim()}</p>
}
