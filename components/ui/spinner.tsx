import { clsx } from "clsx"
import { LoaderCircle } from "lucide-react"

/** Turns while something runs. `label` names it; without one it is decoration beside a text that says so. */
export function Spinner({ label, className = "size-4 text-accent" }: { label?: string; className?: string }) {
  const naming = label ? { role: "img", "aria-label": label } : { "aria-hidden": true }
  return (
    <LoaderCircle
      {...naming}
      className={clsx("shrink-0 animate-spin motion-reduce:animate-pulse", className)}
    />
  )
}
