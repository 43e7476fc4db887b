"use client"

import { Dialog } from "@base-ui/react/dialog"
import { Command } from "cmdk"
import { Copy, Keyboard, MessageSquare, Monitor, Moon, Settings, SquarePen, Sun } from "lucide-react"
import type { ComponentProps, ReactNode } from "react"
import { useTranslations } from "use-intl"
import { useStore } from "@/lib/client/use-store"
import { useApp } from "../shell/app-context"
import { useIsApple } from "../shell/is-apple"
import { chatPath, navigate } from "../shell/navigate"
import { type ShortcutName, shortcutText } from "../shell/shortcuts"
import { usePreferences } from "../shell/use-preferences"
import { backdropStyle } from "../ui/dialog"
import { Keys } from "../ui/keys"

type PaletteProps = {
  open: boolean
  onOpenChange(open: boolean): void
  run: Record<ShortcutName, () => void>
}

/** Finds chats and commands by typing. */
export function Palette({ open, onOpenChange, run }: PaletteProps) {
  const t = useTranslations("palette")
  const close = (action: () => void) => () => {
    onOpenChange(false)
    action()
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyle} />
        <Dialog.Popup
          aria-label={t("label")}
          className="fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-2xl border border-line bg-raised text-ink shadow-pop outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0"
        >
          <Command label={t("label")} loop>
            <Command.Input
              placeholder={t("placeholder")}
              className="h-13 w-full border-line border-b bg-transparent px-5 text-base outline-none placeholder:text-muted"
            />
            <Command.List
              label={t("label")}
              className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-2"
            >
              <Command.Empty className="px-3 py-8 text-center text-muted text-sm">{t("empty")}</Command.Empty>
              <CommandItems run={run} close={close} />
              <ThemeItems close={close} />
              <ChatItems close={close} />
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type Close = (action: () => void) => () => void

function CommandItems({ run, close }: { run: PaletteProps["run"]; close: Close }) {
  const t = useTranslations("palette")
  return (
    <Group heading={t("commands")}>
      <Item icon={<SquarePen aria-hidden />} shortcut="newChat" onSelect={close(run.newChat)}>
        {t("newChat")}
      </Item>
      <Item icon={<Copy aria-hidden />} shortcut="copyAnswer" onSelect={close(run.copyAnswer)}>
        {t("copyAnswer")}
      </Item>
      <Item icon={<Settings aria-hidden />} shortcut="settings" onSelect={close(run.settings)}>
        {t("settings")}
      </Item>
      <Item icon={<Keyboard aria-hidden />} shortcut="sheet" onSelect={run.sheet}>
        {t("sheet")}
      </Item>
    </Group>
  )
}

const themes = [
  { id: "light", Icon: Sun },
  { id: "dark", Icon: Moon },
  { id: "system", Icon: Monitor },
] as const

function ThemeItems({ close }: { close: Close }) {
  const t = useTranslations("theme")
  const { set } = usePreferences()
  return (
    <Group heading={t("label")}>
      {themes.map(({ id, Icon }) => (
        <Item
          key={id}
          value={`${t("label")} ${t(id)}`}
          icon={<Icon aria-hidden />}
          onSelect={close(() => void set("theme", id))}
        >
          {t(id)}
        </Item>
      ))}
    </Group>
  )
}

function ChatItems({ close }: { close: Close }) {
  const t = useTranslations("sidebar")
  const { chats } = useStore(useApp().chatList.state)
  if (chats.length === 0) return null
  return (
    <Group heading={t("label")}>
      {chats.map(({ id, title }) => (
        <Item
          key={id}
          value={`${title} ${id}`}
          icon={<MessageSquare aria-hidden />}
          onSelect={close(() => navigate(chatPath(id)))}
        >
          {title}
        </Item>
      ))}
    </Group>
  )
}

function Group(props: ComponentProps<typeof Command.Group>) {
  return (
    <Command.Group
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
      {...props}
    />
  )
}

type ItemProps = ComponentProps<typeof Command.Item> & { icon: ReactNode; shortcut?: ShortcutName }

function Item({ icon, shortcut, children, ...props }: ItemProps) {
  const apple = useIsApple()
  return (
    <Command.Item
      className="flex cursor-default items-center gap-3 rounded-lg px-3 py-2 text-sm data-[selected=true]:bg-hover pointer-coarse:py-3 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
      {...props}
    >
      {icon}
      <span className="me-auto truncate">{children}</span>
      {shortcut && <Keys keys={shortcutText(shortcut, apple)} />}
    </Command.Item>
  )
}
