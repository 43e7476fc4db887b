import { memo } from "react"
import type { ColoredChunk } from "./highlighter"

/** Code as text, chunk by chunk: in colour as far as that is known. */
export function CodeText({
  chunks,
  colored,
}: {
  chunks: readonly string[]
  colored: readonly ColoredChunk[]
}) {
  return chunks.map((chunk, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: code only ever grows at its end
    <Chunk key={index} text={chunk} colored={colored[index]} />
  ))
}

const Chunk = memo(function Chunk({ text, colored }: { text: string; colored: ColoredChunk | undefined }) {
  if (!colored) return <span>{text}</span>
  return (
    <span>
      {colored.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces do not move
        <span key={index} style={{ color: piece.color }}>
          {piece.text}
        </span>
      ))}
    </span>
  )
})
