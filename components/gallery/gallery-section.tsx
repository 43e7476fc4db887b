"use client"

import { notFound } from "next/navigation"
import { sections } from "./sections"
import { Stage } from "./stage"

/** One section of the gallery. */
export function GallerySection({ slug }: { slug: string }) {
  const Section = sections[slug]
  if (!Section) notFound()
  return (
    <Stage>
      <div className="mx-auto max-w-column px-4 py-6 sm:px-6">
        <h1 className="mb-4 text-muted text-sm">
          <a href="/gallery">Gallery</a> / {slug}
        </h1>
        <Section />
      </div>
    </Stage>
  )
}
