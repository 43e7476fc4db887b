"use client"

import dynamic from "next/dynamic"
import { useEffect, useState } from "react"
import { onFirstToast } from "../ui/toast"

const Toaster = dynamic(() => import("../ui/toaster").then(({ Toaster }) => Toaster), { ssr: false })

/** Where toasts appear. Mounted once. */
export function Toasts() {
  const [wanted, setWanted] = useState(false)
  useEffect(() => onFirstToast(() => setWanted(true)), [])
  return wanted && <Toaster />
}
