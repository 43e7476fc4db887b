"use client"

import { useEffect, useState } from "react"
import { lazyPart } from "../lazy/lazy-part"
import { answerQuestions } from "./link-question"

const LinkDialog = lazyPart(() => import("./link-dialog").then(({ LinkDialog }) => LinkDialog))

/** Asks before a link of an answer is opened. Mounted once. */
export function LinkQuestions() {
  const [asked, setAsked] = useState<{ url: URL; open: boolean } | null>(null)
  useEffect(() => answerQuestions((url) => setAsked({ url, open: true })), [])
  return asked && <LinkDialog {...asked} onOpenChange={(open) => setAsked({ ...asked, open })} />
}
