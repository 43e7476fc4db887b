"use client"

import { Search } from "lucide-react"
import type { KeyboardEvent, RefObject } from "react"
import { useTranslations } from "use-intl"

type SearchFieldProps = {
  query: string
  onQuery(query: string): void
  /** Holds the results. */
  results: RefObject<HTMLElement | null>
}

/** Where a search is typed: Escape empties it, the down arrow goes to the results. */
export function SearchField({ query, onQuery, results }: SearchFieldProps) {
  const t = useTranslations("search")
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === "ArrowDown") results.current?.querySelector("a")?.focus()
    else if (event.key === "Escape" && query !== "") onQuery("")
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="relative">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted rtl:right-2.5 rtl:left-auto"
      />
      <input
        type="search"
        maxLength={200}
        aria-label={t("label")}
        placeholder={t("placeholder")}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
        data-takes-escape={query === "" ? undefined : ""}
        className="h-9 w-full rounded-lg border border-line bg-canvas ps-9 pe-2.5 text-sm placeholder:text-muted pointer-coarse:h-11 pointer-coarse:text-base"
      />
    </div>
  )
}
