"use client"

import type { ReactNode } from "react"
import { useFormatter, useTranslations } from "use-intl"
import type { MessageMetadata } from "@/lib/protocol/message"
import { useIsOperator } from "../shell/app-context"
import { buttonStyle } from "../ui/button"
import { PopoverFrame } from "../ui/popover"
import type { PopupProps } from "../ui/popup-button"
import { tokensPerSecond } from "./tokens-per-second"

/** What is known about how an answer was made. */
export function AnswerDetails({ metadata, ...popup }: PopupProps & { metadata: MessageMetadata }) {
  const t = useTranslations("details")
  return (
    <PopoverFrame title={t("title")} className="w-80" {...popup}>
      <Facts metadata={metadata} />
      <InspectLink generationId={metadata.generationId} />
    </PopoverFrame>
  )
}

function Facts({ metadata }: { metadata: MessageMetadata }) {
  const t = useTranslations("details")
  const format = useFormatter()
  const { model, usage, timing, attempts, seams, generationId, notes } = metadata
  const rate = tokensPerSecond(metadata)
  const tokens = usage && { input: usage.inputTokens, output: usage.outputTokens }
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-[0.8125rem]">
      {model && <Fact name={t("model")}>{model.name}</Fact>}
      {model && <Fact name={t("provider")}>{model.provider}</Fact>}
      {timing?.firstTokenMs !== undefined && (
        <Fact name={t("firstToken")}>{seconds(format, timing.firstTokenMs)}</Fact>
      )}
      {timing && <Fact name={t("total")}>{seconds(format, timing.totalMs)}</Fact>}
      {rate !== null && <Fact name={t("speed")}>{t("tokensPerSecond", { rate })}</Fact>}
      {tokens && (
        <Fact name={t("tokens")}>{t(usage.estimated ? "tokensEstimated" : "tokensInOut", tokens)}</Fact>
      )}
      {usage?.costUsd !== undefined && <Fact name={t("cost")}>{dollars(format, usage.costUsd)}</Fact>}
      {attempts !== undefined && <Fact name={t("attempts")}>{format.number(attempts)}</Fact>}
      {seams && seams.length > 0 && <Fact name={t("continued")}>{t("times", { count: seams.length })}</Fact>}
      {generationId && (
        <Fact name={t("generation")}>
          <span className="break-all font-mono text-xs">{generationId}</span>
        </Fact>
      )}
      {notes && notes.length > 0 && <Fact name={t("notes")}>{notes.join("; ")}</Fact>}
    </dl>
  )
}

/** To what happened when, for the operator. */
function InspectLink({ generationId }: Pick<MessageMetadata, "generationId">) {
  const t = useTranslations("details")
  const isOperator = useIsOperator()
  if (!isOperator || !generationId) return null
  return (
    <a href={`/inspector/${generationId}`} className={buttonStyle({ size: "sm", className: "mt-3 w-full" })}>
      {t("inspect")}
    </a>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </>
  )
}

type Format = ReturnType<typeof useFormatter>

function seconds(format: Format, ms: number): string {
  return format.number(ms / 1000, { style: "unit", unit: "second", maximumFractionDigits: 2 })
}

function dollars(format: Format, amount: number): string {
  return format.number(amount, { style: "currency", currency: "USD", maximumSignificantDigits: 3 })
}
