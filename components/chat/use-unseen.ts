"use client"

import { useState } from "react"

/** How many messages came since the reader left the end. */
export function useUnseen(count: number, atEnd: boolean): number {
  const [seen, setSeen] = useState(count)
  if ((atEnd && seen !== count) || seen > count) setSeen(count)
  return atEnd ? 0 : Math.max(0, count - seen)
}
