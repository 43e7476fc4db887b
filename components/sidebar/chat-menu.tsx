"use client"

import { Pencil, Trash2 } from "lucide-react"
import { useState } from "react"
import { useTranslations } from "use-intl"
import type { ChatSummary } from "@/lib/protocol/chat"
import { MenuFrame, MenuItem } from "../ui/menu"
import type { PopupProps } from "../ui/popup-button"
import { RenameDialog } from "./rename-dialog"
import { useDeleteChat } from "./use-delete-chat"

/** What can be done with a chat of the list. */
export function ChatMenu({ chat, ...popup }: PopupProps & { chat: ChatSummary }) {
  const t = useTranslations("sidebar")
  const deleteChat = useDeleteChat()
  const [renaming, setRenaming] = useState(false)
  return (
    <>
      <MenuFrame {...popup}>
        <MenuItem onClick={() => setRenaming(true)}>
          <Pencil aria-hidden className="text-muted" />
          {t("rename")}
        </MenuItem>
        <MenuItem onClick={() => deleteChat(chat)} className="text-danger">
          <Trash2 aria-hidden />
          {t("delete")}
        </MenuItem>
      </MenuFrame>
      {renaming && <RenameDialog chat={chat} onClose={() => setRenaming(false)} />}
    </>
  )
}
