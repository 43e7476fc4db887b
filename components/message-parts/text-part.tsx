"use client"

import type { TextUIPart } from "ai"
import { Markdown } from "../markdown/markdown"
import type { PartProps } from "./part-props"
import { usePaced } from "./use-paced"

export function TextPart({ part, streaming }: PartProps<TextUIPart>) {
  const text = usePaced(part.text, streaming)
  return text === "" ? null : <Markdown text={text} streaming={streaming} />
}
