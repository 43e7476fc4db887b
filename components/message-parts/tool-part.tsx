"use client"

import type { DynamicToolUIPart, ToolUIPart } from "ai"
import { Ban, Check, CircleHelp, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { useTranslations } from "use-intl"
import { Button } from "../ui/button"
import { ScrollPre } from "../ui/scroll-pre"
import { Spinner } from "../ui/spinner"
import { Disclosure } from "./disclosure"
import type { PartProps } from "./part-props"

type AnyTool = ToolUIPart | DynamicToolUIPart
type State = AnyTool["state"]

const icons: Record<State, ReactNode> = {
  "input-streaming": <Spinner />,
  "input-available": <Spinner />,
  "approval-requested": <CircleHelp aria-hidden className="size-4 text-warning" />,
  "approval-responded": <Spinner />,
  "output-available": <Check aria-hidden className="size-4 text-accent" />,
  "output-error": <TriangleAlert aria-hidden className="size-4 text-danger" />,
  "output-denied": <Ban aria-hidden className="size-4 text-muted" />,
}

/** A tool call: its input fills in as it streams; one that needs permission asks for it. */
export function ToolPart({ part, onApproval }: PartProps<AnyTool>) {
  const t = useTranslations("parts.tool")
  const name = part.title ?? nameOf(part)
  const isDropped = part.state === "approval-requested" && !onApproval
  return (
    <figure aria-label={name} className="rounded-xl border border-line px-4 py-2">
      <Disclosure
        summary={
          <>
            {icons[isDropped ? "output-denied" : part.state]}
            <span className="truncate font-medium text-ink">{name}</span>
            <span className="shrink-0">{isDropped ? t("dropped") : t(`state.${part.state}`)}</span>
          </>
        }
      >
        <Field label={t("input")} text={inputOf(part)} />
        <Field
          label={t("output")}
          text={part.state === "output-error" ? part.errorText : printed(part.output)}
        />
      </Disclosure>
      {part.state === "approval-requested" && onApproval && (
        <Approval name={name} part={part} onDecide={(approved) => onApproval(part.approval.id, approved)} />
      )}
    </figure>
  )
}

type ApprovalProps = { name: string; part: AnyTool; onDecide: (approved: boolean) => void }

function Approval({ name, part, onDecide }: ApprovalProps) {
  const t = useTranslations("parts.tool")
  return (
    <div className="mt-1 mb-2 border-line border-t pt-3">
      <p className="text-sm">{t("ask", { tool: name })}</p>
      <Field label={t("input")} text={inputOf(part)} />
      <div className="mt-3 flex gap-2">
        <Button look="solid" size="sm" onClick={() => onDecide(true)}>
          {t("approve")}
        </Button>
        <Button size="sm" onClick={() => onDecide(false)}>
          {t("refuse")}
        </Button>
      </div>
    </div>
  )
}

function Field({ label, text }: { label: string; text: string }) {
  if (text === "") return null
  return (
    <div className="my-2">
      <div className="mb-1 text-muted text-xs">{label}</div>
      <ScrollPre className="max-h-72 overflow-auto whitespace-pre-wrap break-words rounded-lg bg-sunken p-3 font-mono text-xs leading-relaxed">
        {text}
      </ScrollPre>
    </div>
  )
}

function nameOf(part: AnyTool): string {
  return part.type === "dynamic-tool" ? part.toolName : part.type.slice("tool-".length)
}

function inputOf(part: AnyTool): string {
  return part.state === "input-streaming" && part.rawInput ? part.rawInput : printed(part.input)
}

function printed(value: unknown): string {
  if (value === undefined) return ""
  return typeof value === "string" ? value : JSON.stringify(value, null, 2)
}
