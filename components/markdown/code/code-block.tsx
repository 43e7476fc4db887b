"use client"

import { WrapText } from "lucide-react"
import { useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { CopyButton } from "../../ui/copy-button"
import { IconButton } from "../../ui/icon-button"
import { ScrollPre } from "../../ui/scroll-pre"
import { codeChunks } from "./code-chunks"
import { CodeText } from "./code-text"
import { useHighlight } from "./use-highlight"

export type CodeBlockProps = { code: string; language: string; open: boolean }

/** A block of code with its language, a copy button and optional wrapping. */
export function CodeBlock({ code, language, open }: CodeBlockProps) {
  const t = useTranslations("markdown")
  const [wrap, setWrap] = useState(false)
  const block = useRef<HTMLElement>(null)
  const chunks = codeChunks(code)
  const colored = useHighlight({ code, chunks, language, open, block })
  return (
    <figure ref={block} dir="ltr" className="code-frame" aria-label={language || t("code")}>
      <figcaption className="flex h-9 items-center gap-0.5 pr-1.5 pl-4 text-muted text-xs">
        <span className="mr-auto truncate font-mono">{language || t("code")}</span>
        <IconButton
          label={wrap ? t("unwrap") : t("wrap")}
          aria-pressed={wrap}
          className="aria-pressed:text-accent"
          onClick={() => setWrap(!wrap)}
        >
          <WrapText aria-hidden />
        </IconButton>
        <CopyButton label={t("copyCode")} text={() => code} />
      </figcaption>
      <ScrollPre className={wrap ? "whitespace-pre-wrap break-words" : undefined}>
        <code>
          <CodeText chunks={chunks} colored={colored} />
        </code>
      </ScrollPre>
    </figure>
  )
}
