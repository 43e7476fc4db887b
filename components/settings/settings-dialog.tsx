"use client"

import { Dialog } from "@base-ui/react/dialog"
import { Tabs } from "@base-ui/react/tabs"
import { Database, type LucideIcon, MessageSquare, Palette, UserPen, X } from "lucide-react"
import { type ComponentType, useRef } from "react"
import { useTranslations } from "use-intl"
import { AccountLink } from "../sidebar/account-link"
import { backdropStyle } from "../ui/dialog"
import { IconButton } from "../ui/icon-button"
import { type SettingsTab, settingsTabs } from "./address"
import { AppearancePanel } from "./appearance-panel"
import { ChatsPanel } from "./chats-panel"
import { DataPanel } from "./data-panel"
import { InstructionsPanel } from "./instructions-panel"

const tabs: Record<SettingsTab, { Icon: LucideIcon; Panel: ComponentType }> = {
  appearance: { Icon: Palette, Panel: AppearancePanel },
  chats: { Icon: MessageSquare, Panel: ChatsPanel },
  instructions: { Icon: UserPen, Panel: InstructionsPanel },
  data: { Icon: Database, Panel: DataPanel },
}

type SettingsDialogProps = {
  tab: SettingsTab
  open: boolean
  onTab(tab: SettingsTab): void
  onClose(): void
}

/** What the user can set, a tab a subject: a window over the chat, on a phone the whole page. */
export function SettingsDialog({ tab, open, onTab, onClose }: SettingsDialogProps) {
  const t = useTranslations("settings")
  const list = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open={open} onOpenChange={(opens) => !opens && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyle} />
        <Dialog.Popup
          initialFocus={() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')}
          className="safe-frame fixed inset-0 z-50 flex flex-col bg-raised text-ink outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 sm:inset-x-6 sm:top-[8dvh] sm:bottom-auto sm:mx-auto sm:h-[min(38rem,84dvh)] sm:max-w-3xl sm:overflow-hidden sm:rounded-2xl sm:border sm:border-line sm:shadow-pop"
        >
          <header className="flex h-14 shrink-0 items-center border-line border-b ps-5 pe-2.5">
            <Dialog.Title className="me-auto font-semibold text-base">{t("title")}</Dialog.Title>
            <IconButton size="icon" label={t("close")} onClick={onClose}>
              <X aria-hidden />
            </IconButton>
          </header>
          <Tabs.Root
            value={tab}
            onValueChange={(value) => onTab(value as SettingsTab)}
            className="flex min-h-0 flex-1 flex-col sm:flex-row"
          >
            <div className="flex shrink-0 flex-col border-line border-b sm:w-52 sm:border-e sm:border-b-0 sm:p-2">
              <Tabs.List
                ref={list}
                className="flex gap-1 overflow-x-auto p-2 [scrollbar-width:none] sm:flex-col sm:p-0"
              >
                {settingsTabs.map((id) => (
                  <TabButton key={id} id={id} />
                ))}
              </Tabs.List>
              <div className="hidden sm:mt-auto sm:block">
                <AccountLink />
              </div>
            </div>
            {settingsTabs.map((id) => {
              const { Panel } = tabs[id]
              return (
                <Tabs.Panel
                  key={id}
                  value={id}
                  className="safe-bottom min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-5 outline-none sm:px-7"
                >
                  <Panel />
                </Tabs.Panel>
              )
            })}
          </Tabs.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function TabButton({ id }: { id: SettingsTab }) {
  const t = useTranslations("settings")
  const { Icon } = tabs[id]
  return (
    <Tabs.Tab
      value={id}
      className="flex h-9 shrink-0 items-center gap-2.5 rounded-lg px-3 text-muted text-sm transition-colors hover:bg-hover hover:text-ink data-active:bg-hover data-active:font-medium data-active:text-ink focus-visible:-outline-offset-2 pointer-coarse:h-11"
    >
      <Icon aria-hidden className="size-4" />
      {t(`tab.${id}`)}
    </Tabs.Tab>
  )
}
