"use client"

import { useEffect, useEffectEvent, useState } from "react"

export type Queued = { id: number; text: string }

type Queue = {
  running: boolean
  /** The last answer ended well, so that the conversation can go on. */
  endedWell: boolean
  send(text: string): void
  /** Takes back what cannot be sent any more. */
  giveBack(text: string): void
}

/** Messages written while an answer is being made: sent one by one as answers end well, given back when one does not. */
export function useQueue({ running, endedWell, send, giveBack }: Queue) {
  const [queue, setQueue] = useState<readonly Queued[]>([])
  const onEnd = useEffectEvent(() => {
    const [next, ...rest] = queue
    if (!next) return
    setQueue(endedWell ? rest : [])
    if (endedWell) send(next.text)
    else giveBack(queue.map(({ text }) => text).join("\n\n"))
  })
  useEffect(() => {
    if (!running) onEnd()
  }, [running])

  return {
    queue,
    add: (text: string) => setQueue((now) => [...now, { id: (now.at(-1)?.id ?? 0) + 1, text }]),
    remove: (id: number) => setQueue((now) => now.filter((queued) => queued.id !== id)),
  }
}
