"use client"

import { useEffect, useState } from "react"
import { searchChats } from "@/lib/client/api"
import type { SearchResult } from "@/lib/protocol/search"

const typingMs = 150

export type Search = { state: "searching" | "failed" } | ({ state: "found"; query: string } & SearchResult)

/** What fits the query, a moment after it was typed; nothing is asked for an empty one. While the next result is looked for, the last one stays. */
export function useSearch(query: string): Search {
  const [search, setSearch] = useState<Search>({ state: "searching" })
  useEffect(() => {
    if (query === "") return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      searchChats(query, leaving.signal).then(
        (result) => setSearch({ state: "found", query, ...result }),
        () => leaving.signal.aborted || setSearch({ state: "failed" }),
      )
    }, typingMs)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [query])
  return search
}
