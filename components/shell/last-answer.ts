import { useEffect, useEffectEvent } from "react"

let read: (() => string) | null = null

/** The last answer of the chat on screen, as Markdown; empty where there is none. */
export function lastAnswer(): string {
  return read?.() ?? ""
}

/** Says, while the component is on screen, what the last answer is. */
export function useLastAnswer(text: () => string): void {
  const onRead = useEffectEvent(text)
  useEffect(() => {
    const mine = () => onRead()
    read = mine
    return () => {
      if (read === mine) read = null
    }
  }, [])
}
