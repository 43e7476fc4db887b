"use client"

import { notFound } from "next/navigation"
import type { SectionName } from "./section-names"
import { sections } from "./sections"
import { Stage } from "./stage"

/** One section of the gallery. */
export function GallerySection({ name }: { name: string }) {
  if (!Object.hasOwn(sections, name)) notFound()
  const Section = sections[name as SectionName]
  return (
    <Stage>
      <div className="mx-auto max-w-column px-4 py-6 sm:px-6">
        <h1 className="mb-4 text-muted text-sm">
          <a href="/gallery">Gallery</a> / {name}
        </h1>
        <Section />
      </div>
    </Stage>
  )
}
