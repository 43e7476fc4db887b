"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { RequestFailed } from "@/lib/client/request-failed"

/** Runs one request at a time and keeps what went wrong with it, in words. */
export function useAction() {
  const explain = useFailureSentence()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (action: () => Promise<unknown>) => {
    if (pending) return
    setPending(true)
    setProblem(null)
    try {
      await action()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setProblem(explain(error))
    } finally {
      setPending(false)
    }
  }
  return { pending, problem, run }
}

/** What the auth library calls what went wrong, where its own sentence helps more than that of the code. */
const reasons = [
  "INVALID_EMAIL_OR_PASSWORD",
  "INVALID_EMAIL",
  "INVALID_PASSWORD",
  "PASSWORD_TOO_SHORT",
  "PASSWORD_TOO_LONG",
  "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL",
  "EMAIL_NOT_VERIFIED",
  "SESSION_EXPIRED",
  "SESSION_NOT_FRESH",
  "INVALID_TOKEN",
  "PASSKEY_NOT_FOUND",
  "SIGN_UP_CLOSED",
] as const

function useFailureSentence() {
  const t = useTranslations()
  return ({ failure }: RequestFailed) => {
    const { reason, code, retryAfterS } = failure
    const known = reasons.find((one) => one === reason)
    if (known) return t(`account.problem.${known}`)
    if (code === "too_many_requests") return t("account.problem.tooMany", { seconds: retryAfterS ?? 60 })
    return t(`error.${code}`)
  }
}
