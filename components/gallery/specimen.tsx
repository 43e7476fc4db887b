import type { ReactNode } from "react"

/** One state in the gallery, under a name that tests find it by. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name} data-specimen={name} className="border-line border-t py-6">
      <h2 className="mb-4 font-mono text-muted text-xs">{name}</h2>
      {children}
    </section>
  )
}
