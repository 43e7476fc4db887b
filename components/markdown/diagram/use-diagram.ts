"use client"

import { type RefObject, useEffect, useEffectEvent, useState } from "react"
import { readFrameMessage } from "./frame-messages"
import { mermaidLibrary } from "./mermaid-library"

export type Diagram = { kind: "drawing" } | { kind: "failed" } | { kind: "drawn"; height: number }

const patienceMs = 15_000

/** Has `source` drawn in the frame, again when it or the theme changes. */
export function useDiagram(
  frame: RefObject<HTMLIFrameElement | null>,
  source: string,
  dark: boolean,
): Diagram {
  const [diagram, setDiagram] = useState<Diagram>({ kind: "drawing" })
  const [isReady, setReady] = useState(false)

  const onMessage = useEffectEvent(({ source: sender, data }: MessageEvent) => {
    if (sender === null || sender !== frame.current?.contentWindow) return
    const message = readFrameMessage(data)
    if (message?.kind === "ready") void install(sender as Window)
    else if (message) setDiagram(message)
  })

  async function install(target: Window): Promise<void> {
    try {
      // The frame has no origin that could be named.
      target.postMessage({ library: await mermaidLibrary() }, "*")
      setReady(true)
    } catch {
      setDiagram({ kind: "failed" })
    }
  }

  useEffect(() => {
    const listener = (event: MessageEvent) => onMessage(event)
    window.addEventListener("message", listener)
    return () => window.removeEventListener("message", listener)
  }, [])

  useEffect(() => {
    if (isReady) frame.current?.contentWindow?.postMessage({ source, dark }, "*")
  }, [isReady, source, dark, frame])

  useEffect(() => {
    if (diagram.kind !== "drawing") return
    const timer = setTimeout(() => setDiagram({ kind: "failed" }), patienceMs)
    return () => clearTimeout(timer)
  }, [diagram])

  return diagram
}
