"use client"

import { useState } from "react"
import { ChatSettingsDialog } from "../chat-settings/settings-dialog"
import { LinkDialog } from "../markdown/link-dialog"
import { Palette } from "../palette/palette"
import { ShortcutSheet } from "../palette/shortcut-sheet"
import type { SettingsTab } from "../settings/address"
import { SettingsDialog } from "../settings/settings-dialog"
import { ShareDialog } from "../share/share-dialog"
import { RenameDialog } from "../sidebar/rename-dialog"
import { SidebarDrawer } from "../sidebar/sidebar-drawer"
import { Button } from "../ui/button"
import { chats } from "./chats"
import { models } from "./models"
import type { DialogName } from "./section-names"
import { Specimen } from "./specimen"

const [chat] = chats
const link = new URL("https://en.wikipedia.org/wiki/Mill_race?action=history#top")

type Control = { open: boolean; onOpenChange(open: boolean): void }

const dialogs: Record<DialogName, (control: Control) => React.ReactNode> = {
  palette: (control) => <Palette {...control} />,
  shortcuts: (control) => <ShortcutSheet {...control} />,
  rename: ({ open, onOpenChange }) =>
    open && chat && <RenameDialog chat={chat} onClose={() => onOpenChange(false)} />,
  share: (control) => chat && <ShareDialog chatId={chat.id} {...control} />,
  settings: (control) => <SettingsWindow {...control} />,
  "chat-settings": (control) => (
    <ChatSettingsDialog
      settings={{ instructions: "Answer in two sentences.", temperature: 0.7 }}
      model={models[0]}
      onSave={async () => {}}
      {...control}
    />
  ),
  link: (control) => <LinkDialog url={link} {...control} />,
  drawer: (control) => <SidebarDrawer {...control} />,
}

function SettingsWindow({ open, onOpenChange }: Control) {
  const [tab, setTab] = useState<SettingsTab>("appearance")
  return <SettingsDialog tab={tab} open={open} onTab={setTab} onClose={() => onOpenChange(false)} />
}

/** Every window over the page, each behind a button. */
export function Dialogs() {
  return Object.entries(dialogs).map(([name, dialog]) => (
    <Specimen key={name} name={name}>
      <Dialog name={name} dialog={dialog} />
    </Specimen>
  ))
}

function Dialog({ name, dialog }: { name: string; dialog: (control: Control) => React.ReactNode }) {
  const [open, setOpen] = useState<boolean | null>(null)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open {name}</Button>
      {open !== null && dialog({ open, onOpenChange: setOpen })}
    </>
  )
}
