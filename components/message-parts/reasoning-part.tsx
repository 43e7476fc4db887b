"use client"

import type { ReasoningUIPart } from "ai"
import { useEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Markdown } from "../markdown/markdown"
import { Disclosure } from "./disclosure"
import type { PartProps } from "./part-props"

/** What the model thought, closed unless the reader opens it; with its duration where this tab saw it happen. */
export function ReasoningPart({ part, streaming }: PartProps<ReasoningUIPart>) {
  const t = useTranslations("parts")
  const seconds = useSeconds(streaming)
  if (part.text === "" && !streaming) return null
  const done = seconds === null ? t("reasoned") : t("reasonedFor", { seconds })
  return (
    <Disclosure
      summary={
        <span className={streaming ? "shimmer-text" : undefined}>{streaming ? t("reasoning") : done}</span>
      }
    >
      <div className="mt-1 mb-2 border-line border-s-2 ps-4 text-muted [&_.prose]:text-[0.9375rem]">
        <Markdown text={part.text} streaming={streaming} />
      </div>
    </Disclosure>
  )
}

/** Whole seconds between the first and the last moment of streaming; null when it was over before. */
function useSeconds(streaming: boolean): number | null {
  const startedAt = useRef<number | null>(null)
  const [seconds, setSeconds] = useState<number | null>(null)
  useEffect(() => {
    if (streaming) startedAt.current ??= performance.now()
    else if (startedAt.current !== null)
      setSeconds(Math.max(1, Math.round((performance.now() - startedAt.current) / 1000)))
  }, [streaming])
  return seconds
}
