import type { Metadata } from "next"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { readConfig } from "@/lib/config"

export const metadata: Metadata = { title: "Gallery", robots: { index: false } }

/** Every component in every state, for development and tests. */
export default function GalleryLayout({ children }: { children: ReactNode }) {
  if (!readConfig().GALLERY) notFound()
  return children
}
