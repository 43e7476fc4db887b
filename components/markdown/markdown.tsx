"use client"

import { memo, useId, useState } from "react"
import { createBlockParser } from "./block-parser"
import { Blocks } from "./blocks"
import { FootnoteScope } from "./footnotes/footnote-link"

/**
 * Renders a model's Markdown. Nothing in it is executed or loaded: HTML is shown as text, images by their description,
 * links say where they lead and ask. `streaming` says that the text still grows.
 */
export const Markdown = memo(function Markdown({
  text,
  streaming = false,
}: {
  text: string
  streaming?: boolean
}) {
  const [parser] = useState(createBlockParser)
  return (
    <div className="prose" dir="auto">
      <FootnoteScope value={useId()}>
        <Blocks tokens={parser.update(text, streaming)} open={streaming} />
      </FootnoteScope>
    </div>
  )
})
