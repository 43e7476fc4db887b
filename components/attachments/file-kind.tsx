import { FileText, FileType } from "lucide-react"

/** The icon of a file that has no picture. */
export function FileKind({ mediaType }: { mediaType: string }) {
  const Icon = mediaType === "application/pdf" ? FileType : FileText
  return (
    <span
      aria-hidden
      className="grid size-9 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent"
    >
      <Icon className="size-5" />
    </span>
  )
}
