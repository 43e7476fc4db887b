"use client"

import { useTranslations } from "use-intl"
import { Logo } from "../ui/logo"

export type Suggestion = { id: string; label: string; prompt: string }

/** What a new chat shows above the composer. On a small screen the composer stays at the bottom, where thumbs are. */
export function Greeting({ scripted, temporary }: { scripted: boolean; temporary: boolean }) {
  const t = useTranslations()
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto sm:flex-none">
      <div className="m-auto flex flex-col items-center gap-3 px-4 py-8 text-center sm:pt-[18dvh]">
        <Logo className="mb-1 size-11" />
        <h1 className="text-balance font-medium text-[1.65rem] tracking-tight sm:text-[1.9rem]">
          {t(temporary ? "temporary.title" : "chat.greeting")}
        </h1>
        {temporary && <p className="max-w-md text-balance text-muted text-sm">{t("temporary.detail")}</p>}
        {scripted && (
          <p className="max-w-sm text-balance text-[0.9375rem] text-muted leading-relaxed">
            {t("demo.banner")}
          </p>
        )}
      </div>
    </div>
  )
}

/** Prompts to begin with, each a button that sends it. */
export function Suggestions({
  items,
  onPick,
}: {
  items: readonly Suggestion[]
  onPick(prompt: string): void
}) {
  const t = useTranslations("chat")
  if (items.length === 0) return null
  return (
    <ul
      aria-label={t("suggestions")}
      className="-mx-3 flex gap-2 overflow-x-auto px-3 pt-4 pb-1 sm:mx-0 sm:flex-wrap sm:justify-center sm:overflow-visible sm:px-0 sm:pt-5"
    >
      {items.map(({ id, label, prompt }) => (
        <li key={id} className="max-w-full shrink-0">
          <button
            type="button"
            title={prompt}
            onClick={() => onPick(prompt)}
            className="max-w-full truncate rounded-full border border-line px-3.5 py-1.5 text-sm transition-colors hover:bg-hover pointer-coarse:py-2.5"
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  )
}
