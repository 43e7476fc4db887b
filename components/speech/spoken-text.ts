import { type AnyToken, lexFull } from "../markdown/lex"

/** What of an answer is worth hearing, paragraph by paragraph: no code, no marks, no addresses. */
export function spokenText(markdown: string): string[] {
  return lexFull(markdown)
    .flatMap(blockText)
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "")
}

function blockText(token: AnyToken): string[] {
  switch (token.type) {
    case "list":
      return token.items.flatMap((item) => (item.tokens as AnyToken[]).flatMap(blockText))
    case "blockquote":
      return (token.tokens as AnyToken[]).flatMap(blockText)
    case "table":
      return [token.header, ...token.rows].map((row) =>
        row.map((cell) => inlineText(cell.tokens as AnyToken[])).join(", "),
      )
    case "paragraph":
    case "heading":
    case "text":
      return [token.tokens ? inlineText(token.tokens as AnyToken[]) : token.text]
    default:
      return []
  }
}

function inlineText(tokens: readonly AnyToken[]): string {
  return tokens.map(inline).join("")
}

function inline(token: AnyToken): string {
  if (token.type === "br") return " "
  if (token.type === "html" || token.type === "image") return ""
  if ("tokens" in token && token.tokens) return inlineText(token.tokens as AnyToken[])
  return "text" in token && typeof token.text === "string" ? token.text : ""
}
