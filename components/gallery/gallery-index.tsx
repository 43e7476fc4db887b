"use client"

import { sectionNames } from "./section-names"

/** The ways to the sections. */
export function GalleryIndex() {
  return (
    <main className="mx-auto max-w-column px-4 py-8 sm:px-6">
      <h1 className="mb-6 font-semibold text-2xl tracking-tight">Gallery</h1>
      <ul className="columns-2 gap-6">
        {sectionNames.map((name) => (
          <li key={name}>
            <a href={`/gallery/${name}`} className="block rounded-lg px-2 py-1.5 text-accent hover:bg-hover">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </main>
  )
}
