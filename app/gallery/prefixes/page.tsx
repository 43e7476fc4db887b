import { MarkdownPrefixes } from "@/components/gallery/markdown-prefixes"

/** Markdown as a test wants it, one prefix after the other. */
export default function PrefixesPage() {
  return <MarkdownPrefixes />
}
