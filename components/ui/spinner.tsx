import { LoaderCircle } from "lucide-react"
import { cn } from "./cn"

/** Turns while something runs. `label` names it; without one it is decoration beside a text that says so. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  const naming = label ? { role: "img", "aria-label": label } : { "aria-hidden": true }
  return (
    <LoaderCircle
      {...naming}
      className={cn("size-4 shrink-0 animate-spin text-accent motion-reduce:animate-pulse", className)}
    />
  )
}
