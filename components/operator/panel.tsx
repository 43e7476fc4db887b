import type { ReactNode } from "react"

type PanelProps = { title: string; detail?: string; className?: string; children: ReactNode }

/** A part of an operator's page under its heading. */
export function Panel({ title, detail, className = "", children }: PanelProps) {
  return (
    <section
      aria-label={title}
      className={`min-w-0 rounded-2xl border border-line bg-raised p-4 sm:p-5 ${className}`}
    >
      <h2 className="font-semibold text-sm">{title}</h2>
      {detail && <p className="mt-0.5 text-muted text-xs">{detail}</p>}
      <div className="mt-3">{children}</div>
    </section>
  )
}

/** One number with its name. */
export function Tile({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="rounded-2xl border border-line bg-raised px-4 py-3">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="mt-1 font-semibold text-xl tabular-nums tracking-tight">{children}</dd>
    </div>
  )
}

/** Rows under column heads; it scrolls sideways where there is no room. */
export function Table({ label, heads, children }: { label: string; heads: string[]; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <div className="overflow-x-auto" tabIndex={0}>
      <table
        aria-label={label}
        className="w-full whitespace-nowrap text-left text-[0.8125rem] tabular-nums [&_td]:py-1.5 [&_td]:pe-4 [&_th]:pe-4"
      >
        <thead className="text-muted text-xs">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="pb-1 font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </div>
  )
}

export function Nothing({ children }: { children: ReactNode }) {
  return <p className="py-2 text-muted text-sm">{children}</p>
}
