"use client"

import { MessageSquare } from "lucide-react"
import type { KeyboardEvent } from "react"
import { useTranslations } from "use-intl"
import type { SearchHit } from "@/lib/protocol/search"
import { chatPath } from "../shell/navigate"
import { ShallowLink } from "../shell/shallow-link"
import { Spinner } from "../ui/spinner"
import { jumpTo } from "./jump"
import { Marked } from "./marked"
import { useSearch } from "./use-search"

/** The chats and messages that fit. */
export function SearchResults({ query, onNavigate }: { query: string; onNavigate(): void }) {
  const t = useTranslations("search")
  const search = useSearch(query)
  if (search.state === "searching") {
    return (
      <div className="flex justify-center py-8">
        <Spinner label={t("searching")} />
      </div>
    )
  }
  const found = search.state === "found" ? search : null
  const count = found?.hits.length ?? 0
  return (
    <>
      <p role="status" className="px-2.5 pt-4 pb-1 text-muted text-xs">
        {found ? t(found.more ? "countMore" : "count", { count }) : t("failed")}
      </p>
      <ul aria-label={t("results")} onKeyDown={moveFocus}>
        {found?.hits.map((hit) => (
          <Hit key={hit.messageId ?? hit.chatId} hit={hit} onNavigate={onNavigate} />
        ))}
      </ul>
    </>
  )
}

function Hit({ hit, onNavigate }: { hit: SearchHit; onNavigate(): void }) {
  const { chatId, messageId } = hit
  const open = () => {
    if (messageId !== null) jumpTo({ chatId, messageId })
    onNavigate()
  }
  return (
    <li>
      <ShallowLink
        href={chatPath(chatId)}
        onClick={open}
        className="block rounded-lg px-2.5 py-2 text-sm transition-colors hover:bg-hover"
      >
        <span className="flex items-center gap-2">
          {messageId === null && <MessageSquare aria-hidden className="size-3.5 shrink-0 text-muted" />}
          <span className="truncate font-medium">
            <Marked text={hit.title} />
          </span>
        </span>
        {messageId !== null && (
          <span dir="auto" className="mt-0.5 line-clamp-2 text-muted text-xs [overflow-wrap:anywhere]">
            <Marked text={hit.snippet} />
          </span>
        )}
      </ShallowLink>
    </li>
  )
}

/** The arrow keys go through the results. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const links = [...event.currentTarget.querySelectorAll("a")]
  links[links.indexOf(document.activeElement as HTMLAnchorElement) + step]?.focus()
}
