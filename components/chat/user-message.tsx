import { memo } from "react"
import { useTranslations } from "use-intl"
import type { ChatMessage } from "@/lib/protocol/message"
import { Part } from "../message-parts/registry"
import { CopyButton } from "../ui/copy-button"
import { textOf } from "./message-content"

/** What the reader wrote, as written. */
export const UserMessage = memo(function UserMessage({ message }: { message: ChatMessage }) {
  const t = useTranslations("message")
  const text = textOf(message)
  return (
    <article
      aria-label={t("yours")}
      data-message={message.id}
      className="group flex flex-col items-end gap-1"
    >
      {message.parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are only ever added
        part.type === "text" ? null : <Part key={index} part={part} streaming={false} />,
      )}
      {text && (
        <p
          dir="auto"
          className="max-w-[85%] whitespace-pre-wrap rounded-3xl rounded-br-lg bg-sunken px-4.5 py-2.5 leading-relaxed [overflow-wrap:anywhere]"
        >
          {text}
        </p>
      )}
      <div className="reveal-on-hover">
        <CopyButton label={t("copy")} text={() => text} />
      </div>
    </article>
  )
})
