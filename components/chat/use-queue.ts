"use client"

import { useEffect, useEffectEvent, useState } from "react"
import type { AttachedFile } from "@/lib/client/attached-file"

/** What a message is going to say. */
export type Written = { text: string; files: readonly AttachedFile[] }
export type Queued = Written & { id: number }

type Queue = {
  running: boolean
  /** The last answer ended well, so that the conversation can go on. */
  endedWell: boolean
  send(message: Written): void
  /** Takes back what cannot be sent any more. */
  giveBack(message: Written): void
}

/** Messages written while an answer is being made: sent one by one as answers end well, given back when one does not. */
export function useQueue({ running, endedWell, send, giveBack }: Queue) {
  const [queue, setQueue] = useState<readonly Queued[]>([])
  const onEnd = useEffectEvent(() => {
    const [next, ...rest] = queue
    if (!next) return
    setQueue(endedWell ? rest : [])
    if (endedWell) send(next)
    else giveBack(joined(queue))
  })
  useEffect(() => {
    if (!running) onEnd()
  }, [running])

  return {
    queue,
    add: (message: Written) => setQueue((now) => [...now, { ...message, id: (now.at(-1)?.id ?? 0) + 1 }]),
    remove: (id: number) => setQueue((now) => now.filter((queued) => queued.id !== id)),
  }
}

/** Several messages as one. */
export function joined(messages: readonly Written[]): Written {
  const texts = messages.map(({ text }) => text).filter((text) => text !== "")
  return { text: texts.join("\n\n"), files: messages.flatMap(({ files }) => files) }
}
