import type { ReactNode } from "react"
import { buttonStyle } from "../ui/button"
import { Logo } from "../ui/logo"

type WayHomeProps = { title: string; detail: string; home: string; children?: ReactNode }

/** A page that has nothing to show says so, and where to go from it. */
export function WayHome({ title, detail, home, children }: WayHomeProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-2 px-6 pb-16 text-center">
      <Logo className="mb-3 size-10" />
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      <p className="text-balance text-muted">{detail}</p>
      <div className="mt-4 flex gap-2">
        {children}
        {/* Loads the app anew: what is on this page may be what is broken. */}
        <a href="/" className={buttonStyle({})}>
          {home}
        </a>
      </div>
    </main>
  )
}
