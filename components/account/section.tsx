import { type ReactNode, useId } from "react"

/** One part of the account page. */
export function Section({
  title,
  detail,
  children,
}: {
  title: string
  detail?: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-2xl border border-line bg-raised p-5 sm:p-6">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {detail && <p className="mt-1 text-muted text-sm">{detail}</p>}
      <div className="mt-4 flex flex-col items-start gap-3">{children}</div>
    </section>
  )
}

/** A line of a list: what it is, since when, and what can be done about it. */
export function Row({ title, detail, children }: { title: string; detail: string; children?: ReactNode }) {
  return (
    <li className="flex min-w-0 items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm">{title}</p>
        <p className="text-muted text-xs">{detail}</p>
      </div>
      {children}
    </li>
  )
}
