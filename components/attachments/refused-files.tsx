"use client"

import { X } from "lucide-react"
import { useTranslations } from "use-intl"
import type { FileProblem } from "@/lib/client/upload-problem"
import type { Refused } from "@/lib/client/uploads"
import { attachmentMaxBytes, attachmentsPerMessage } from "@/lib/protocol/attachments"
import { IconButton } from "../ui/icon-button"

const limits = { megabytes: attachmentMaxBytes / 1024 / 1024, limit: attachmentsPerMessage }

/** Which of the files that were chosen cannot be attached, and why. */
export function RefusedFiles({ refused, onDismiss }: { refused: readonly Refused[]; onDismiss(): void }) {
  const t = useTranslations("attach")
  if (refused.length === 0) return null
  return (
    <div
      role="alert"
      className="mb-2 flex items-start gap-2 rounded-2xl bg-danger-soft py-1.5 ps-4 pe-2 text-sm"
    >
      <ul className="me-auto min-w-0 py-1">
        {byProblem(refused).map(([problem, names]) => (
          <li key={problem} className="[overflow-wrap:anywhere]">
            {t(`refused.${problem}`, { ...limits, names: names.join(", "), count: names.length })}
          </li>
        ))}
      </ul>
      <IconButton label={t("dismiss")} onClick={onDismiss}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}

function byProblem(refused: readonly Refused[]): [FileProblem, string[]][] {
  const groups = new Map<FileProblem, string[]>()
  for (const { name, problem } of refused) groups.set(problem, [...(groups.get(problem) ?? []), name])
  return [...groups]
}
