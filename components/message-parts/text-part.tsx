import type { TextUIPart } from "ai"
import { Markdown } from "../markdown/markdown"
import type { PartProps } from "./part-props"

export function TextPart({ part, streaming }: PartProps<TextUIPart>) {
  return part.text === "" ? null : <Markdown text={part.text} streaming={streaming} />
}
