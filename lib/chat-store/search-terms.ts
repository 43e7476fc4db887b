/** What was typed, as the database searches it. */
export type Terms = {
  words: string[]
  /** The words stand for their beginnings (`words:*`), found by the index; otherwise they may stand anywhere in a text. */
  byIndex: boolean
}

/** Scripts that put no spaces between words: the index holds whole sentences of them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Every word of the query has to be there. Empty when there is none, such as in `?!`. */
export function readTerms(query: string): Terms {
  const text = query.replaceAll("\u0000", "").toWellFormed().toLowerCase()
  const words = [...new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])]
  if (words.length > 0 && !unspaced.test(text)) return { words, byIndex: true }
  return { words: [...new Set(text.split(/\s+/).filter((word) => word !== ""))], byIndex: false }
}

/** For `to_tsquery('simple', …)`. */
export const asTsQuery = ({ words }: Terms): string => words.map((word) => `'${word}':*`).join(" & ")

/** For `like`, one a word. */
export const asPatterns = ({ words }: Terms): string[] =>
  words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`)
