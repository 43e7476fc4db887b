"use client"

import { Dialog } from "@base-ui/react/dialog"
import { Command } from "cmdk"
import { useState } from "react"
import { useTranslations } from "use-intl"
import { backdropStyle } from "../ui/dialog"
import { CommandItems } from "./command-items"
import { FoundItems } from "./found-items"
import { RecentItems } from "./recent-items"
import { useFinder } from "./use-finder"

/** Finds chats, messages and commands by typing. */
export function Palette({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const t = useTranslations("palette")
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyle} />
        <Dialog.Popup
          aria-label={t("label")}
          className="fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-2xl border border-line bg-raised text-ink shadow-pop outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0"
        >
          <Finder close={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Finder({ close }: { close(): void }) {
  const t = useTranslations("palette")
  const [query, setQuery] = useState("")
  const [picked, setPicked] = useState("")
  const wanted = query.trim()
  const { names, chats, hits, searching, values } = useFinder(wanted)
  return (
    <Command
      label={t("label")}
      loop
      shouldFilter={false}
      // What was chosen may have gone with the last result.
      value={values.includes(picked) ? picked : (values[0] ?? "")}
      onValueChange={setPicked}
    >
      <Command.Input
        value={query}
        onValueChange={setQuery}
        maxLength={200}
        placeholder={t("placeholder")}
        className="h-13 w-full border-line border-b bg-transparent px-5 text-base outline-none placeholder:text-muted"
      />
      <Command.List
        label={t("label")}
        className="max-h-[min(26rem,60dvh)] overflow-y-auto overscroll-contain p-2"
      >
        <CommandItems names={names} close={close} />
        {wanted === "" ? (
          <RecentItems chats={chats} close={close} />
        ) : (
          <FoundItems hits={hits} searching={searching} close={close} />
        )}
      </Command.List>
    </Command>
  )
}
