"use client"

import { useEffect, useState } from "react"
import { flushSync } from "react-dom"
import { LinkQuestions } from "../markdown/link-questions"
import { Markdown } from "../markdown/markdown"

type Shown = { text: string; streaming: boolean; answer: number }

declare global {
  interface Window {
    /** Shows a text at once; another `answer` is another message. For tests. */
    showMarkdown?: (shown: Shown) => void
  }
}

export function MarkdownPrefixes() {
  const [{ text, streaming, answer }, setShown] = useState<Shown>({ text: "", streaming: true, answer: 0 })
  useEffect(() => {
    window.showMarkdown = (shown) => flushSync(() => setShown(shown))
    return () => {
      window.showMarkdown = undefined
    }
  }, [])
  return (
    <main className="p-4">
      <Markdown key={answer} text={text} streaming={streaming} />
      <LinkQuestions />
    </main>
  )
}
