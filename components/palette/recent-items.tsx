"use client"

import { MessageSquare } from "lucide-react"
import { useTranslations } from "use-intl"
import type { ChatSummary } from "@/lib/protocol/chat"
import { chatPath, navigate } from "../shell/navigate"
import { Group, Item } from "./item"
import { chatValue } from "./values"

/** The chats that were used last. */
export function RecentItems({ chats, close }: { chats: readonly ChatSummary[]; close(): void }) {
  const t = useTranslations("palette")
  if (chats.length === 0) return null
  return (
    <Group heading={t("chats")}>
      {chats.map(({ id, title }) => (
        <Item
          key={id}
          value={chatValue(id)}
          icon={<MessageSquare aria-hidden />}
          onSelect={() => {
            close()
            navigate(chatPath(id))
          }}
        >
          {title}
        </Item>
      ))}
    </Group>
  )
}
