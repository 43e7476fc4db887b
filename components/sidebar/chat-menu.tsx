"use client"

import { FileJson, FileText, Pencil, Pin, PinOff, Share2, Trash2 } from "lucide-react"
import { useState } from "react"
import { useTranslations } from "use-intl"
import type { ChatSummary } from "@/lib/protocol/chat"
import { downloadChats } from "../data/download"
import { ShareDialog } from "../share/share-dialog"
import { MenuFrame, MenuItem } from "../ui/menu"
import type { PopupProps } from "../ui/popup-button"
import { RenameDialog } from "./rename-dialog"
import { useDeleteChat } from "./use-delete-chat"
import { usePin } from "./use-pin"

/** What can be done with a chat of the list. */
export function ChatMenu({ chat, ...popup }: PopupProps & { chat: ChatSummary }) {
  const t = useTranslations("sidebar")
  const deleteChat = useDeleteChat()
  const pin = usePin()
  const [tShare, tData] = [useTranslations("share"), useTranslations("data")]
  const [sharing, setSharing] = useState(false)
  const [renaming, setRenaming] = useState(false)
  return (
    <>
      <MenuFrame {...popup}>
        <MenuItem onClick={() => pin(chat)}>
          {chat.pinned ? (
            <PinOff aria-hidden className="text-muted" />
          ) : (
            <Pin aria-hidden className="text-muted" />
          )}
          {t(chat.pinned ? "unpin" : "pin")}
        </MenuItem>
        <MenuItem onClick={() => setRenaming(true)}>
          <Pencil aria-hidden className="text-muted" />
          {t("rename")}
        </MenuItem>
        <MenuItem onClick={() => setSharing(true)}>
          <Share2 aria-hidden className="text-muted" />
          {tShare("button")}
        </MenuItem>
        <MenuItem onClick={() => downloadChats("markdown", chat.id)}>
          <FileText aria-hidden className="text-muted" />
          {tData("exportMarkdown")}
        </MenuItem>
        <MenuItem onClick={() => downloadChats("json", chat.id)}>
          <FileJson aria-hidden className="text-muted" />
          {tData("exportJson")}
        </MenuItem>
        <MenuItem onClick={() => deleteChat(chat)} className="text-danger">
          <Trash2 aria-hidden />
          {t("delete")}
        </MenuItem>
      </MenuFrame>
      {sharing && <ShareDialog chatId={chat.id} open onOpenChange={setSharing} />}
      {renaming && <RenameDialog chat={chat} onClose={() => setRenaming(false)} />}
    </>
  )
}
