"use client"

import { Check, Copy } from "lucide-react"
import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import type { ButtonProps } from "./button"
import { IconButton } from "./icon-button"
import { toast } from "./toast"

/** Copies `text()` and says so for two seconds. */
export function CopyButton({ label, text, ...props }: ButtonProps & { label: string; text: () => string }) {
  const t = useTranslations("message")
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setCopied(true),
      () => toast.error(t("copyFailed")),
    )
  return (
    <IconButton label={copied ? t("copied") : label} onClick={copy} {...props}>
      {copied ? <Check aria-hidden className="text-accent" /> : <Copy aria-hidden />}
    </IconButton>
  )
}
