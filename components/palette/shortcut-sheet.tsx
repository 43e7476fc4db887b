"use client"

import { useTranslations } from "use-intl"
import { useIsApple } from "../shell/is-apple"
import { useSendKeyText } from "../shell/send-key"
import { type ShortcutName, shortcuts, shortcutText } from "../shell/shortcuts"
import { DialogPopup, DialogRoot } from "../ui/dialog"

/** All keyboard shortcuts. */
export function ShortcutSheet({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const t = useTranslations("palette")
  const tCommand = useTranslations("commands")
  const apple = useIsApple()
  const sendKeys = useSendKeyText()
  const names = Object.keys(shortcuts) as ShortcutName[]
  return (
    <DialogRoot open={open} onOpenChange={onOpenChange}>
      <DialogPopup title={tCommand("sheet")}>
        <dl className="mt-4 text-sm">
          {names.map((name) => (
            <Line key={name} label={tCommand(name)} keys={shortcutText(name, apple)} />
          ))}
          <Line label={t("send")} keys={sendKeys} />
          <Line label={t("newLine")} keys={apple ? "⇧↩" : "Shift+Enter"} />
          <Line label={t("editLast")} keys="↑" />
          <Line label={t("slash")} keys="/" />
          <Line label={t("stop")} keys="Esc" />
        </dl>
      </DialogPopup>
    </DialogRoot>
  )
}

function Line({ label, keys }: { label: string; keys: string }) {
  return (
    <div className="flex items-center justify-between gap-6 border-line border-t py-2 first:border-t-0">
      <dt>{label}</dt>
      <dd>
        <kbd className="rounded-md border border-line bg-sunken px-2 py-0.5 font-sans text-xs">{keys}</kbd>
      </dd>
    </div>
  )
}
