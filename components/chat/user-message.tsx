"use client"

import { Pencil } from "lucide-react"
import { memo } from "react"
import { useTranslations } from "use-intl"
import type { MessageId } from "@/lib/protocol/ids"
import type { ChatMessage } from "@/lib/protocol/message"
import { BranchSwitch } from "../branches/branch-switch"
import { lazyPart } from "../lazy/lazy-part"
import { Part } from "../message-parts/registry"
import { CopyButton } from "../ui/copy-button"
import { IconButton } from "../ui/icon-button"
import { useChatActions } from "./chat-actions"
import { textOf } from "./message-content"

const MessageEditor = lazyPart(() => import("./message-editor").then(({ MessageEditor }) => MessageEditor))

/** What the reader wrote, as written. */
export const UserMessage = memo(function UserMessage({ message }: { message: ChatMessage }) {
  const t = useTranslations("message")
  const { editing, setEditing, edit } = useChatActions()
  const id = message.id as MessageId
  const text = textOf(message)
  const files = message.parts.filter(({ type }) => type !== "text")
  return (
    <article aria-label={t("yours")} data-message={id} className="group flex flex-col items-end gap-1">
      {files.length > 0 && (
        <div className="flex max-w-full flex-wrap justify-end gap-2">
          {files.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are only ever added
            <Part key={index} part={part} streaming={false} />
          ))}
        </div>
      )}
      {editing === id ? (
        <MessageEditor
          text={text}
          mayBeEmpty={files.length > 0}
          onSend={(edited) => edit(id, edited)}
          onCancel={() => setEditing(null)}
          fallback={<Bubble text={text} />}
        />
      ) : (
        <>
          {text && <Bubble text={text} />}
          <div className="flex items-center gap-1">
            <MessageActions text={text} onEdit={() => setEditing(id)} />
            <BranchSwitch messageId={id} />
          </div>
        </>
      )}
    </article>
  )
})

function Bubble({ text }: { text: string }) {
  return (
    <p
      dir="auto"
      className="max-w-[85%] whitespace-pre-wrap rounded-3xl rounded-ee-lg bg-sunken px-4.5 py-2.5 leading-relaxed [overflow-wrap:anywhere]"
    >
      {text}
    </p>
  )
}

function MessageActions({ text, onEdit }: { text: string; onEdit(): void }) {
  const t = useTranslations("message")
  const { canAct } = useChatActions()
  return (
    <div className="reveal-on-hover flex gap-0.5">
      <IconButton label={t("edit")} disabled={!canAct} onClick={onEdit}>
        <Pencil aria-hidden />
      </IconButton>
      <CopyButton label={t("copy")} text={() => text} />
    </div>
  )
}
