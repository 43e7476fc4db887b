import type { Token } from "marked"
import type { ComponentType } from "react"
import { lazyPart } from "../lazy/lazy-part"
import { decodeEntities } from "./entities"
import { ExternalLink } from "./external-link"
import { FootnoteReference } from "./footnotes/footnote-reference"
import type { AnyToken } from "./lex"
import { MathFormula } from "./math/math"

const UnloadedImage = lazyPart(() => import("./unloaded-image").then(({ UnloadedImage }) => UnloadedImage))

/** Inline tokens in order. */
export function Inlines({ tokens }: { tokens: readonly Token[] }) {
  return tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line's tokens have no other identity
    <Inline key={index} token={token as AnyToken} />
  ))
}

function Inline({ token }: { token: AnyToken }) {
  const Renderer = renderers[token.type] as ComponentType<{ token: AnyToken }>
  return Renderer ? <Renderer token={token} /> : null
}

type InlineRenderer<T> = ComponentType<{ token: Extract<AnyToken, { type: T }> }> | null

const renderers: { [T in AnyToken["type"]]: InlineRenderer<T> } = {
  br: () => <br />,
  codespan: ({ token }) => <code>{token.text}</code>,
  del: ({ token }) => (
    <del>
      <Inlines tokens={token.tokens} />
    </del>
  ),
  em: ({ token }) => (
    <em>
      <Inlines tokens={token.tokens} />
    </em>
  ),
  escape: ({ token }) => token.text,
  footnoteReference: ({ token }) => <FootnoteReference token={token} />,
  html: ({ token }) => (/^<br\s*\/?>$/i.test(token.text) ? <br /> : token.text),
  image: ({ token }) => <UnloadedImage description={token.text} url={token.href} />,
  link: ({ token }) => (
    <ExternalLink url={token.autolink ? token.href : decodeEntities(token.href)} text={token.text}>
      <Inlines tokens={token.tokens} />
    </ExternalLink>
  ),
  math: ({ token }) => <MathFormula token={token} />,
  strong: ({ token }) => (
    <strong>
      <Inlines tokens={token.tokens} />
    </strong>
  ),
  text: ({ token }) =>
    token.tokens ? (
      <Inlines tokens={token.tokens} />
    ) : token.escaped ? (
      token.text
    ) : (
      decodeEntities(token.text)
    ),
  blockquote: null,
  checkbox: null,
  code: null,
  def: null,
  footnote: null,
  heading: null,
  hr: null,
  list: null,
  list_item: null,
  paragraph: null,
  space: null,
  table: null,
}
