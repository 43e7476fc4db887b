import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { MarkdownPrefixes } from "@/components/gallery/markdown-prefixes"
import { readConfig } from "@/lib/config"

export const metadata: Metadata = { title: "Markdown", robots: { index: false } }

/** Markdown as a test wants it, one prefix after the other. */
export default function PrefixesPage() {
  if (!readConfig().GALLERY) notFound()
  return <MarkdownPrefixes />
}
