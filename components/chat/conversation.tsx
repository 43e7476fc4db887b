"use client"

import { type ReactNode, useRef } from "react"
import { useTranslations } from "use-intl"
import type { ChatMessage, NoticeData } from "@/lib/protocol/message"
import { Answer } from "./answer"
import { JumpButton } from "./jump-button"
import { useFollowScroll } from "./use-follow-scroll"
import { UserMessage } from "./user-message"

export type ConversationProps = {
  chatId: string
  messages: readonly ChatMessage[]
  /** The last answer is being made, or about to be. */
  running: boolean
  notice: NoticeData | null
  askedModel: string | undefined
  /** What stands below the last message. */
  children?: ReactNode
}

/** The messages of a chat. Its text is no live region: `StatusRegion` tells what is worth telling. */
export function Conversation({ chatId, messages, running, notice, askedModel, children }: ConversationProps) {
  const t = useTranslations("chat")
  const frame = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const { atEnd, jump } = useFollowScroll(chatId, frame, content)
  const turns = toTurns(messages, running)
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={frame} className="conversation-frame h-full overflow-y-auto overscroll-contain">
        <div
          ref={content}
          role="log"
          aria-label={t("conversation")}
          aria-live="off"
          className="mx-auto flex w-full max-w-column flex-col px-4 pt-6 pb-8 sm:px-6"
        >
          {turns.map((turn) => (
            <div key={turn[0]?.id} className="turn">
              {turn.map((message) =>
                message.role === "user" ? (
                  <UserMessage key={message.id} message={message} />
                ) : (
                  <Answer
                    key={message.id}
                    message={message}
                    streaming={running && message === turns.at(-1)?.at(-1)}
                    notice={message === turns.at(-1)?.at(-1) ? notice : null}
                    askedModel={askedModel}
                  />
                ),
              )}
            </div>
          ))}
          {children}
        </div>
      </div>
      {!atEnd && <JumpButton onClick={jump} />}
    </div>
  )
}

const pending: ChatMessage = { id: "pending", role: "assistant", parts: [] }

/** A question and its answers belong together. An answer that has not begun has its place already. */
function toTurns(messages: readonly ChatMessage[], running: boolean): ChatMessage[][] {
  const shown = running && messages.at(-1)?.role === "user" ? [...messages, pending] : messages
  const turns: ChatMessage[][] = []
  for (const message of shown) {
    if (message.role === "user" || turns.length === 0) turns.push([message])
    else turns.at(-1)?.push(message)
  }
  return turns
}
