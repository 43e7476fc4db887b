"use client"

import { CornerLeftUp } from "lucide-react"
import { useTranslations } from "use-intl"
import { Inlines } from "../inlines"
import { FootnoteLink, useFootnoteId } from "./footnote-link"
import type { FootnoteToken } from "./footnote-tokens"

/** The note, which leads back to the text. */
export function Footnote({ token: { label, tokens } }: { token: FootnoteToken }) {
  const t = useTranslations("markdown")
  return (
    <p id={useFootnoteId("note", label)} tabIndex={-1} className="footnote">
      <span className="me-2 tabular-nums">{label}.</span>
      <Inlines tokens={tokens} />{" "}
      <FootnoteLink to="reference" label={label} aria-label={t("footnoteBack", { label })}>
        <CornerLeftUp aria-hidden className="inline size-3.5" />
      </FootnoteLink>
    </p>
  )
}
