import type { TokenizerExtension, Tokens } from "marked"

/** `[^1]: …`, where it stands; `label` is what is between `[^` and `]`. */
export type FootnoteToken = {
  type: "footnote"
  raw: string
  label: string
  text: string
  tokens: Tokens.Generic[]
}
/** `[^1]` in a line. */
export type FootnoteReferenceToken = { type: "footnoteReference"; raw: string; label: string }

const definition = /^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*([^\n]*(?:\n(?: {2,}|\t)[^\n]+)*)(?:\n+|$)/
const reference = /^\[\^([^\]\s]{1,40})\](?!:)/

/** Teaches marked footnotes as GitHub writes them. */
export const footnoteExtensions: TokenizerExtension[] = [
  {
    name: "footnote",
    level: "block",
    start: (source) => indexOf(source, /^ {0,3}\[\^[^\]\s]+\]:/m),
    tokenizer(source) {
      const match = definition.exec(source)
      if (!match) return
      const [raw, label = "", text = ""] = match
      const token: FootnoteToken = { type: "footnote", raw, label, text, tokens: [] }
      this.lexer.inline(text.replace(/\n\s+/g, "\n"), token.tokens)
      return token
    },
  },
  {
    name: "footnoteReference",
    level: "inline",
    start: (source) => indexOf(source, /\[\^/),
    tokenizer(source): FootnoteReferenceToken | undefined {
      const match = reference.exec(source)
      return match ? { type: "footnoteReference", raw: match[0], label: match[1] ?? "" } : undefined
    },
  },
]

function indexOf(source: string, start: RegExp): number | undefined {
  const index = source.search(start)
  return index < 0 ? undefined : index
}
