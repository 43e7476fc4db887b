import type { MessagePart } from "../protocol/message"

/** Postgres refuses a tsvector of over 1 MB, and with it the message: this many characters stay under it in any script. */
const maxLength = 100_000

/** What a message says, as it is searched: its words in lower case, without what Postgres cannot store. */
export function searchText(parts: readonly MessagePart[]): string {
  const text = wordsOf(parts).slice(0, maxLength)
  return text.replaceAll("\u0000", "").toWellFormed().toLowerCase()
}

/** A message's own words, as they were written. */
export function wordsOf(parts: readonly MessagePart[]): string {
  return parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n")
}
