"use client"

import { Pencil, Trash2 } from "lucide-react"
import { useState } from "react"
import { useTranslations } from "use-intl"
import type { ChatSummary } from "@/lib/protocol/chat"
import { createMenuHandle, MenuItem, MenuPopup, MenuRoot } from "../ui/menu"
import { RenameDialog } from "./rename-dialog"
import { useDeleteChat } from "./use-delete-chat"

/** Joins the buttons of the rows with the one menu they open. */
export const createChatMenu = () => createMenuHandle<ChatSummary>()
export type ChatMenuHandle = ReturnType<typeof createChatMenu>

/** What can be done with a chat of the list. */
export function ChatMenu({ handle }: { handle: ChatMenuHandle }) {
  const t = useTranslations("sidebar")
  const deleteChat = useDeleteChat()
  const [renaming, setRenaming] = useState<ChatSummary | null>(null)
  return (
    <>
      <MenuRoot handle={handle} modal={false}>
        {({ payload: chat }) => (
          <MenuPopup className="min-w-40">
            <MenuItem onClick={() => chat && setRenaming(chat)}>
              <Pencil aria-hidden className="text-muted" />
              {t("rename")}
            </MenuItem>
            <MenuItem onClick={() => chat && deleteChat(chat)} className="text-danger">
              <Trash2 aria-hidden />
              {t("delete")}
            </MenuItem>
          </MenuPopup>
        )}
      </MenuRoot>
      {renaming && <RenameDialog chat={renaming} onClose={() => setRenaming(null)} />}
    </>
  )
}
