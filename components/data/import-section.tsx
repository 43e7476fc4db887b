"use client"

import { useId, useRef } from "react"
import { useTranslations } from "use-intl"
import { type ImportOutcome, importMaxFileMegabytes } from "@/lib/client/import-file"
import { Button } from "../ui/button"
import { useImport } from "./use-import"

/** Chooses a file, shows how far its import is, and what came of it. */
export function ImportSection() {
  const t = useTranslations("data")
  const { progress, outcome, begin, cancel } = useImport()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="mt-2">
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={t("choose")}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ""
          if (file) void begin(file)
        }}
      />
      {progress ? (
        <Progress {...progress} onCancel={cancel} />
      ) : (
        <Button onClick={() => input.current?.click()}>{t("choose")}</Button>
      )}
      <p role="status" className="not-empty:mt-2 text-sm">
        {outcome && <Outcome {...outcome} />}
      </p>
    </div>
  )
}

function Progress({ done, total, onCancel }: { done: number; total: number | null; onCancel(): void }) {
  const t = useTranslations("data")
  const id = useId()
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="text-muted text-sm tabular-nums">
          {total === null ? t("reading") : t("progress", { done, total })}
        </label>
        <progress
          id={id}
          max={total ?? undefined}
          value={total === null ? undefined : done}
          className="block h-1.5 w-full accent-accent"
        />
      </div>
      <Button size="sm" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  )
}

function Outcome({ end, imported, skipped }: ImportOutcome) {
  const t = useTranslations("data")
  if (end === "too-large") return t("tooLarge", { megabytes: importMaxFileMegabytes })
  if (end === "unreadable") return t("unreadable")
  const sentences = [t("done", { count: imported })]
  if (skipped > 0) sentences.push(t("skipped", { count: skipped }))
  if (end !== "done") sentences.unshift(t(end))
  return sentences.join(" ")
}
