import { memo } from "react"
import { codeChunks } from "./code-chunks"
import type { CodeLine } from "./highlighter"

type CodeTextProps = { code: string; open: boolean; lines: readonly CodeLine[] | null }

/** Code as text: coloured once that is known, in memoised pieces while it grows. */
export function CodeText({ code, open, lines }: CodeTextProps) {
  if (lines) return <Lines lines={lines} />
  return codeChunks(code, open).map((chunk, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: code only ever grows at its end
    <Chunk key={index} text={chunk} />
  ))
}

const Chunk = memo(function Chunk({ text }: { text: string }) {
  return <span>{text}</span>
})

const Lines = memo(function Lines({ lines }: { lines: readonly CodeLine[] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines do not move
    <span key={index}>
      {line.map(({ text, color }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tokens do not move
        <span key={at} style={{ color }}>
          {text}
        </span>
      ))}
      {index < lines.length - 1 && "\n"}
    </span>
  ))
})
