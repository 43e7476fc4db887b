"use client"

import { useTranslations } from "use-intl"
import { toast } from "../ui/toast"

/** A function that copies an answer and says so. */
export function useCopy(): (text: string) => void {
  const t = useTranslations("message")
  return (text) => {
    navigator.clipboard.writeText(text).then(
      () => toast.success(t("answerCopied")),
      () => toast.error(t("copyFailed")),
    )
  }
}
