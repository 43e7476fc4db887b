import type { MessagePart } from "../protocol/message"

const maxTitle = 60

/** A chat's first title: the first words of its first message. */
export function firstWords(parts: readonly MessagePart[]): string {
  const text = parts.map((part) => (part.type === "text" ? part.text : "")).join(" ")
  const line = text.replaceAll("\u0000", "").toWellFormed().trim().replace(/\s+/g, " ")
  if (line.length <= maxTitle) return line || "New chat"
  const cut = line.slice(0, maxTitle).toWellFormed()
  const space = cut.lastIndexOf(" ")
  return `${space > maxTitle / 2 ? cut.slice(0, space) : cut}…`
}
