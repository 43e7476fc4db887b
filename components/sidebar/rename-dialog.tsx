"use client"

import { type FormEvent, useId, useState } from "react"
import { useTranslations } from "use-intl"
import { patchChat } from "@/lib/client/api"
import type { ChatSummary } from "@/lib/protocol/chat"
import { useApp } from "../shell/app-context"
import { Button } from "../ui/button"
import { DialogClose, DialogPopup, DialogRoot } from "../ui/dialog"
import { toast } from "../ui/toast"

/** Asks for a new title and shows it at once; a server that does not take it gets the old one back. */
export function RenameDialog({ chat, onClose }: { chat: ChatSummary; onClose(): void }) {
  const t = useTranslations("sidebar")
  const { chatList } = useApp()
  const [title, setTitle] = useState(chat.title)
  const id = useId()
  const save = (event: FormEvent) => {
    event.preventDefault()
    onClose()
    const trimmed = title.trim()
    if (trimmed === "" || trimmed === chat.title) return
    chatList.change(chat.id, { title: trimmed })
    patchChat(chat.id, { title: trimmed }).catch(() => {
      chatList.change(chat.id, { title: chat.title })
      toast.error(t("renameFailed"))
    })
  }
  return (
    <DialogRoot open onOpenChange={(open) => open || onClose()}>
      <DialogPopup title={t("renameTitle")}>
        <form onSubmit={save}>
          <label htmlFor={id} className="mt-4 mb-1.5 block text-muted text-sm">
            {t("renameLabel")}
          </label>
          <input
            id={id}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
            onFocus={(event) => event.target.select()}
            className="h-10 w-full rounded-lg border border-control-line bg-canvas px-3 text-base"
          />
          <div className="mt-5 flex justify-end gap-2">
            <DialogClose render={<Button look="ghost" />}>{t("cancel")}</DialogClose>
            <Button type="submit" look="solid" disabled={title.trim() === ""}>
              {t("save")}
            </Button>
          </div>
        </form>
      </DialogPopup>
    </DialogRoot>
  )
}
