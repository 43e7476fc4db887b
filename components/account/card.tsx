import type { ReactNode } from "react"

/** One thing to do, under its heading. */
export function Card({ title, detail, children }: { title: string; detail?: string; children?: ReactNode }) {
  return (
    <section className="rounded-2xl border border-line bg-raised p-5 shadow-card sm:p-6">
      <h1 className="font-semibold text-lg">{title}</h1>
      {detail && <p className="mt-1 text-muted text-sm">{detail}</p>}
      <div className="mt-5 flex flex-col gap-4">{children}</div>
    </section>
  )
}
