"use client"

import { useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "../../ui/button"
import { CopyButton } from "../../ui/copy-button"
import { ScrollPre } from "../../ui/scroll-pre"
import { Spinner } from "../../ui/spinner"
import { useIsDark } from "../../ui/use-is-dark"
import { useDiagram } from "./use-diagram"

/** A Mermaid diagram, drawn in a frame that has no origin and can load nothing; its source is one button away. */
export function Diagram({ source }: { source: string }) {
  const t = useTranslations("markdown")
  const frame = useRef<HTMLIFrameElement>(null)
  const diagram = useDiagram(frame, source, useIsDark())
  const [wantsSource, setWantsSource] = useState(false)
  const showsSource = wantsSource || diagram.kind === "failed"
  return (
    <figure dir="ltr" className="code-frame" aria-label={t("diagram")}>
      <figcaption className="flex h-9 items-center gap-1 pr-1.5 pl-4 text-muted text-xs">
        <span className="mr-auto font-mono">mermaid</span>
        {diagram.kind === "failed" ? (
          <span>{t("diagramFailed")}</span>
        ) : (
          <Button look="ghost" size="sm" onClick={() => setWantsSource(!wantsSource)}>
            {wantsSource ? t("showDiagram") : t("showSource")}
          </Button>
        )}
        <CopyButton label={t("copyCode")} text={() => source} />
      </figcaption>
      {showsSource && (
        <ScrollPre>
          <code>{source}</code>
        </ScrollPre>
      )}
      {diagram.kind === "drawing" && !wantsSource && (
        <div className="grid h-40 place-items-center">
          <Spinner />
        </div>
      )}
      {diagram.kind !== "failed" && (
        <div className={showsSource ? "hidden" : "px-4 pb-4"}>
          <iframe
            ref={frame}
            src="/frames/diagram"
            sandbox="allow-scripts"
            title={t("diagram")}
            height={diagram.kind === "drawn" ? diagram.height : 0}
            className="block w-full"
          />
        </div>
      )}
    </figure>
  )
}
