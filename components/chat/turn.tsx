import { memo } from "react"
import type { ChatMessage, NoticeData } from "@/lib/protocol/message"
import { Answer } from "./answer"
import { UserMessage } from "./user-message"

type TurnProps = {
  messages: readonly ChatMessage[]
  /** Its last answer is being made. */
  running: boolean
  /** The conversation went on after it. */
  past: boolean
  notice: NoticeData | null
  askedModel: string | undefined
}

/** A question and its answers. */
export const Turn = memo(
  function Turn({ messages, running, past, notice, askedModel }: TurnProps) {
    return messages.map((message, index) => {
      if (message.role === "user") return <UserMessage key={message.id} message={message} />
      const isLast = index === messages.length - 1
      return (
        <Answer
          key={message.id}
          message={message}
          streaming={running && isLast}
          past={past}
          notice={isLast ? notice : null}
          askedModel={askedModel}
        />
      )
    })
  },
  (before, now) =>
    before.running === now.running &&
    before.past === now.past &&
    before.notice === now.notice &&
    before.askedModel === now.askedModel &&
    before.messages.length === now.messages.length &&
    before.messages.every((message, index) => message === now.messages[index]),
)
