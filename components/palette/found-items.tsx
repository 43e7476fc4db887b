"use client"

import { MessageSquare, Text } from "lucide-react"
import { useTranslations } from "use-intl"
import type { SearchHit } from "@/lib/protocol/search"
import { jumpTo } from "../search/jump"
import { Marked } from "../search/marked"
import { chatPath, navigate } from "../shell/navigate"
import { Spinner } from "../ui/spinner"
import { Group, Item } from "./item"
import { hitValue } from "./values"

type FoundItemsProps = { hits: readonly SearchHit[]; searching: boolean; close(): void }

/** The chats and the messages that the server found. */
export function FoundItems({ hits, searching, close }: FoundItemsProps) {
  const t = useTranslations("palette")
  const [titles, messages] = [
    hits.filter(({ messageId }) => messageId === null),
    hits.filter(({ messageId }) => messageId !== null),
  ]
  const open = ({ chatId, messageId }: SearchHit) => {
    close()
    if (messageId !== null) jumpTo({ chatId, messageId })
    navigate(chatPath(chatId))
  }
  return (
    <>
      {titles.length > 0 && (
        <Group heading={t("chats")}>
          {titles.map((hit) => (
            <Item
              key={hit.chatId}
              value={hitValue(hit)}
              icon={<MessageSquare aria-hidden />}
              onSelect={() => open(hit)}
            >
              <Marked text={hit.title} />
            </Item>
          ))}
        </Group>
      )}
      {messages.length > 0 && (
        <Group heading={t("messages")}>
          {messages.map((hit) => (
            <Item
              key={hit.messageId}
              value={hitValue(hit)}
              icon={<Text aria-hidden />}
              onSelect={() => open(hit)}
            >
              <span dir="auto" className="block truncate">
                <Marked text={hit.snippet} />
              </span>
              <span className="block truncate text-muted text-xs">
                <Marked text={hit.title} />
              </span>
            </Item>
          ))}
        </Group>
      )}
      <p role="status" className="px-3 text-center text-muted text-sm">
        {searching && <Spinner label={t("searching")} />}
        {!searching && hits.length === 0 && <span className="block py-4">{t("empty")}</span>}
      </p>
    </>
  )
}
