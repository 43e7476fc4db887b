"use client"

import { WrapText } from "lucide-react"
import { memo, useState } from "react"
import { useTranslations } from "use-intl"
import { CopyButton } from "../ui/copy-button"
import { IconButton } from "../ui/icon-button"
import { ScrollPre } from "../ui/scroll-pre"
import { codeChunks } from "./code-chunks"

type CodeBlockProps = { code: string; language: string; open: boolean }

/** A block of code with its language, a copy button and optional wrapping. */
export function CodeBlock({ code, language, open }: CodeBlockProps) {
  const t = useTranslations("markdown")
  const [wrap, setWrap] = useState(false)
  const name = language.trim().split(/\s/, 1)[0] ?? ""
  return (
    <figure dir="ltr" className="code-frame" aria-label={name || t("code")}>
      <figcaption className="flex h-9 items-center gap-0.5 pr-1.5 pl-4 text-muted text-xs">
        <span className="mr-auto truncate font-mono">{name || t("code")}</span>
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
      <ScrollPre dir="ltr" className={wrap ? "whitespace-pre-wrap break-words" : undefined}>
        <code>
          {codeChunks(code, open).map((chunk, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: code only ever grows at its end
            <Chunk key={index} text={chunk} />
          ))}
        </code>
      </ScrollPre>
    </figure>
  )
}

const Chunk = memo(function Chunk({ text }: { text: string }) {
  return <span>{text}</span>
})
