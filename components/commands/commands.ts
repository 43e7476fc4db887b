"use client"

import { useEffect, useEffectEvent } from "react"
import { Store } from "@/lib/client/store"
import { useStore } from "@/lib/client/use-store"
import { type CommandName, commandNames } from "./command-names"

/** What can be done just now, and how. */
export type Handlers = Partial<Record<CommandName, (() => void) | undefined>>
type Offer = { names: readonly CommandName[]; run(name: CommandName): void }

const offers = new Store<{ list: readonly Offer[] }>({ list: [] })

/** Offers commands while the component is on screen. Shortcuts, the palette and the composer's slash all run them. */
export function useCommands(handlers: Handlers): void {
  const onRun = useEffectEvent((name: CommandName) => handlers[name]?.())
  const names = commandNames.filter((name) => handlers[name]).join(" ")
  useEffect(() => {
    const offer: Offer = { names: names.split(" ") as CommandName[], run: (name) => onRun(name) }
    offers.patch({ list: [...offers.get().list, offer] })
    return () => offers.patch({ list: offers.get().list.filter((other) => other !== offer) })
  }, [names])
}

/** The commands that are offered, in their order. */
export function useOffered(): CommandName[] {
  const { list } = useStore(offers)
  return commandNames.filter((name) => list.some(({ names }) => names.includes(name)))
}

/** Runs a command; one that is not offered does nothing. */
export function runCommand(name: CommandName): void {
  offers
    .get()
    .list.findLast(({ names }) => names.includes(name))
    ?.run(name)
}
