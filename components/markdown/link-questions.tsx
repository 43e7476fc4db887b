"use client"

import dynamic from "next/dynamic"
import { useEffect, useState } from "react"
import { answerQuestions } from "./link-question"

const LinkDialog = dynamic(() => import("./link-dialog").then(({ LinkDialog }) => LinkDialog), { ssr: false })

/** Asks before a link of an answer is opened. Mounted once. */
export function LinkQuestions() {
  const [asked, setAsked] = useState<{ url: URL; open: boolean } | null>(null)
  useEffect(() => answerQuestions((url) => setAsked({ url, open: true })), [])
  return asked && <LinkDialog {...asked} onOpenChange={(open) => setAsked({ ...asked, open })} />
}
