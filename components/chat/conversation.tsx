"use client"

import { clsx } from "clsx"
import { type ReactNode, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import type { ChatMessage, NoticeData } from "@/lib/protocol/message"
import { JumpButton } from "./jump-button"
import { Turn } from "./turn"
import { toTurns } from "./turns"
import { useFollowScroll } from "./use-follow-scroll"
import { useShownTurns } from "./use-shown-turns"
import { useUnseen } from "./use-unseen"

export type ConversationProps = {
  chatId: string
  messages: readonly ChatMessage[]
  /** The question that was sent from here last. */
  sentId?: string | null
  /** The last answer is being made, or about to be. */
  running: boolean
  notice: NoticeData | null
  askedModel: string | undefined
  /** What stands below the last message. */
  children?: ReactNode
}

/** The messages of a chat. Its text is no live region: `StatusRegion` tells what is worth telling. */
export function Conversation({
  chatId,
  messages,
  sentId = null,
  running,
  notice,
  askedModel,
  children,
}: ConversationProps) {
  const t = useTranslations("chat")
  const frame = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const turns = toTurns(messages, running)
  const lastId = turns.at(-1)?.[0]?.id
  // A turn that began in view keeps the window's height, so that its question can stand at the top.
  const [firstLastId] = useState(lastId)
  const isPinned = lastId !== undefined && lastId !== firstLastId
  const { atEnd, jump } = useFollowScroll({ chatId, frame, content, sentId })
  const unseen = useUnseen(messages.length, atEnd)
  const first = turns.length - useShownTurns(turns.length)
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={frame} className="conversation-frame h-full overflow-y-auto overscroll-contain">
        <div
          ref={content}
          role="log"
          aria-label={t("conversation")}
          aria-live="off"
          className="mx-auto flex w-full max-w-column flex-col px-4 pt-4 pb-6 sm:px-6"
        >
          {turns.slice(first).map((turn, index, shown) => {
            const isLast = index === shown.length - 1
            return (
              <div key={turn[0]?.id} className={clsx("turn", isLast && isPinned && "turn-pinned")}>
                <Turn
                  messages={turn}
                  running={running && isLast}
                  past={!isLast}
                  notice={isLast ? notice : null}
                  askedModel={isLast ? askedModel : undefined}
                />
              </div>
            )
          })}
          {children}
        </div>
        <div className="conversation-end" />
      </div>
      {!atEnd && <JumpButton unseen={unseen} onClick={jump} />}
    </div>
  )
}
