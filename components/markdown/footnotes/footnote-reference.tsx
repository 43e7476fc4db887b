"use client"

import { useTranslations } from "use-intl"
import { FootnoteLink, useFootnoteId } from "./footnote-link"
import type { FootnoteReferenceToken } from "./footnote-tokens"

/** The number in the text, which leads to its note. */
export function FootnoteReference({ token: { label } }: { token: FootnoteReferenceToken }) {
  const t = useTranslations("markdown")
  return (
    <sup>
      <FootnoteLink
        id={useFootnoteId("reference", label)}
        to="note"
        label={label}
        aria-label={t("footnote", { label })}
      >
        {label}
      </FootnoteLink>
    </sup>
  )
}
