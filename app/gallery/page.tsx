import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Gallery } from "@/components/gallery/gallery"
import { readConfig } from "@/lib/config"

export const metadata: Metadata = { title: "Gallery", robots: { index: false } }

/** Every component in every state, for development and tests. */
export default function GalleryPage() {
  if (!readConfig().GALLERY) notFound()
  return <Gallery />
}
