import type { SourceDocumentUIPart, SourceUrlUIPart } from "ai"
import { FileText, Globe } from "lucide-react"
import { ExternalLink } from "../markdown/external-link"
import { destination, safeUrl } from "../markdown/safe-url"
import type { PartProps } from "./part-props"

/** Something the answer was made from. */
export function SourcePart({ part }: PartProps<SourceUrlUIPart | SourceDocumentUIPart>) {
  const Icon = part.type === "source-url" ? Globe : FileText
  return (
    <div className="source flex max-w-full self-start items-center gap-2 rounded-full border border-line px-3 py-1 text-sm">
      <Icon aria-hidden className="size-3.5 shrink-0 text-muted" />
      {part.type === "source-url" ? (
        <SourceLink part={part} />
      ) : (
        <span className="truncate">{part.title}</span>
      )}
    </div>
  )
}

function SourceLink({ part }: { part: SourceUrlUIPart }) {
  const url = safeUrl(part.url)
  const title = part.title ?? (url ? destination(url) : part.url)
  return (
    <span className="truncate">
      <ExternalLink url={part.url} text={title}>
        {title}
      </ExternalLink>
    </span>
  )
}
