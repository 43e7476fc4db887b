"use client"

import type { ReasoningUIPart } from "ai"
import { useTranslations } from "use-intl"
import { Markdown } from "../markdown/markdown"
import { Disclosure } from "./disclosure"
import type { PartProps } from "./part-props"

/** What the model thought, closed unless the reader opens it, and for how long. */
export function ReasoningPart({ part, streaming, tookMs }: PartProps<ReasoningUIPart>) {
  const t = useTranslations("parts")
  if (part.text === "" && !streaming) return null
  const seconds = tookMs === undefined ? null : Math.max(1, Math.round(tookMs / 1000))
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
