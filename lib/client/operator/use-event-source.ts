import { useEffect, useEffectEvent, useState } from "react"

/** How the connection is: `live` once something came, `closed` when the server said that it is over, or refused. */
export type Feed = "connecting" | "live" | "lost" | "closed"

/** Hands over what a stream of server-sent events says, parsed, and connects again by itself. Null: no stream. */
export function useEventSource<T>(url: string | null, onEvent: (event: T) => void): Feed {
  const [feed, setFeed] = useState<Feed>("connecting")
  const hand = useEffectEvent(onEvent)
  useEffect(() => {
    if (url === null) return
    const source = new EventSource(url)
    source.onmessage = ({ data }) => {
      setFeed("live")
      hand(JSON.parse(data) as T)
    }
    source.onerror = () => setFeed(source.readyState === EventSource.CLOSED ? "closed" : "lost")
    return () => source.close()
  }, [url])
  return url === null ? "closed" : feed
}
