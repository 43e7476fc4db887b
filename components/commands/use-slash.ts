"use client"

import { type KeyboardEvent, useId, useState } from "react"
import { useTranslations } from "use-intl"
import { isPlainKey } from "../chat/plain-key"
import type { CommandName } from "./command-names"
import { runCommand, useOffered } from "./commands"
import { matching } from "./matching"

export type Slash = {
  /** What fits, best first; empty where nothing is typed behind a slash, and the list is closed. */
  names: readonly CommandName[]
  active: CommandName | undefined
  listId: string
  optionId(name: CommandName): string
  setActive(name: CommandName): void
  run(name: CommandName): void
  /** True for a key that was for the list. */
  onKeyDown(event: KeyboardEvent): boolean
}

/** Commands typed into a text that is nothing but `/` and a word: ↑ ↓ choose, Enter and Tab run, Escape leaves the text alone. */
export function useSlash(text: string, onText: (text: string) => void): Slash {
  const t = useTranslations("commands")
  const offered = useOffered()
  const listId = useId()
  const query = /^\/(\S*)$/.exec(text)?.[1]
  const [{ isClosed, chosen }, set] = useState<{ isClosed: boolean; chosen: CommandName | null }>(fresh)
  if (query === undefined && (isClosed || chosen !== null)) set(fresh)
  const names = query === undefined || isClosed ? [] : matching(offered, query, t)
  const active = names.find((name) => name === chosen) ?? names[0]

  const run = (name: CommandName) => {
    onText("")
    runCommand(name)
  }
  const step = (from: CommandName, by: number) => {
    const at = names.indexOf(from)
    set({ isClosed, chosen: names[(at + by + names.length) % names.length] ?? null })
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (active === undefined) return false
    if (isPlainKey(event, "ArrowDown")) step(active, 1)
    else if (isPlainKey(event, "ArrowUp")) step(active, -1)
    else if (isPlainKey(event, "Enter") || isPlainKey(event, "Tab")) run(active)
    else if (isPlainKey(event, "Escape")) set({ isClosed: true, chosen: null })
    else return false
    event.preventDefault()
    return true
  }
  const optionId = (name: CommandName) => `${listId}-${name}`
  return {
    names,
    active,
    listId,
    optionId,
    setActive: (name) => set({ isClosed, chosen: name }),
    run,
    onKeyDown,
  }
}

const fresh = { isClosed: false, chosen: null }
