"use client"

import { useTranslations } from "use-intl"
import { useStore } from "@/lib/client/use-store"
import { useOffered } from "../commands/commands"
import { matching } from "../commands/matching"
import { useSearch } from "../search/use-search"
import { useApp } from "../shell/app-context"
import { chatValue, commandValue, hitValue } from "./values"

const recentShown = 20

/** What fits what was typed: commands at once, chats and messages as the server finds them; the last chats where nothing is typed. */
export function useFinder(query: string) {
  const t = useTranslations("commands")
  const search = useSearch(query)
  const offered = useOffered().filter((name) => name !== "palette")
  const chats = useStore(useApp().chatList.state).chats.slice(0, recentShown)
  const names = matching(offered, query, t)
  const hits = search.state === "found" ? search.hits : []
  // Enter must not open what was found for fewer letters.
  const isFresh = search.state === "found" && search.query === query
  const found = isFresh ? hits.map(hitValue) : []
  const below = query === "" ? chats.map(({ id }) => chatValue(id)) : found
  return {
    names,
    chats,
    hits,
    searching: search.state === "searching",
    /** Of all lines that can be chosen, in their order. */
    values: [...names.map(commandValue), ...below],
  }
}
