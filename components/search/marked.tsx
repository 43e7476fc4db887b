import type { Snippet } from "@/lib/protocol/search"

/** A piece of text with what was searched for marked in it. */
export function Marked({ text }: { text: Snippet }) {
  return text.map((piece, index) =>
    piece.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a snippet never changes
      <mark key={index} className="rounded-sm bg-accent/20 text-ink">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}
