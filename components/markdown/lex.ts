import { Lexer, type Links, Marked, type MarkedToken, type Token, type Tokens } from "marked"
import {
  type FootnoteReferenceToken,
  type FootnoteToken,
  footnoteExtensions,
} from "./footnotes/footnote-tokens"
import { type MathToken, mathExtensions } from "./math/math-tokens"

/** Every token there can be. */
export type AnyToken = MarkedToken | MathToken | FootnoteToken | FootnoteReferenceToken

const options = new Marked({ gfm: true }).use({
  extensions: [...mathExtensions, ...footnoteExtensions],
  tokenizer: {
    // One tilde is an approximation (~5 km) or a subscript, not a mistake; false means "as usual".
    del: (source) => (source.startsWith("~~") ? false : undefined),
  },
}).defaults
const maxInlineChars = 8_000
const maxDepth = 24

/** Splits Markdown into its top-level blocks, without looking at what is inside their lines. */
export function lexBlocks(source: string): AnyToken[] {
  return known(blockTokens(source).tokens)
}

/**
 * Splits Markdown into blocks and their inlines. Raw HTML stays a token whose text is shown as it is. `links` are the
 * reference definitions known so far; those found here are added to them.
 */
export function lexFull(source: string, links: Links = {}): AnyToken[] {
  const { tokens, lexer } = blockTokens(source, links)
  for (const { src, tokens: into } of lexer.inlineQueue) lexInlines(lexer, src, into)
  return known(tokens)
}

function blockTokens(source: string, links: Links = {}) {
  const lexer = new Lexer(options)
  lexer.tokens.links = links
  if (isTooDeep(source)) {
    lexer.tokens.push(plainParagraph(source))
    return { tokens: lexer.tokens, lexer }
  }
  return { tokens: lexer.blockTokens(source, lexer.tokens), lexer }
}

// The inline grammar is quadratic in unmatched delimiters: a very long line keeps its text and loses its markup.
function lexInlines(lexer: Lexer, source: string, into: Token[]): void {
  if (source.length <= maxInlineChars) lexer.inlineTokens(source, into)
  else into.push({ type: "text", raw: source, text: source, escaped: true })
}

const deepQuote = new RegExp(`^(?:[ \\t]*>){${maxDepth}}`, "m")
const deepList = new RegExp(`^(?:[ \\t]*(?:[*+-]|\\d{1,9}[.)])[ \\t]+){${maxDepth}}`, "m")

function isTooDeep(source: string): boolean {
  return deepQuote.test(source) || deepList.test(source)
}

function plainParagraph(source: string): Tokens.Paragraph {
  const text = { type: "text", raw: source, text: source, escaped: true } as const
  return { type: "paragraph", raw: source, text: source, tokens: [text] }
}

function known(tokens: Token[]): AnyToken[] {
  return tokens as AnyToken[]
}
