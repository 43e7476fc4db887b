"use client"

import { useEffect, useState } from "react"
import { lazyPart } from "../lazy/lazy-part"
import { onFirstToast } from "../ui/toast"

const Toaster = lazyPart(() => import("../ui/toaster").then(({ Toaster }) => Toaster))

/** Where toasts appear. Mounted once. */
export function Toasts() {
  const [wanted, setWanted] = useState(false)
  useEffect(() => onFirstToast(() => setWanted(true)), [])
  return wanted && <Toaster />
}
