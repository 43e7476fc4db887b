"use client"

import Link from "next/link"
import { useState } from "react"
import { useTranslations } from "use-intl"
import { resetPassword } from "@/lib/client/account"
import { Card } from "./card"
import { Form } from "./form"
import { PasswordField } from "./password-field"

/** `token` is null when the link of the mail was too old. */
export function ResetPassword({ token }: { token: string | null }) {
  const t = useTranslations("account")
  const [done, setDone] = useState(false)
  if (token === null) return <Card title={t("resetTitle")} detail={t("problem.INVALID_TOKEN")} />
  if (done)
    return (
      <Card title={t("resetDone")}>
        <Link href="/sign-in" className="text-accent text-sm underline-offset-2 hover:underline">
          {t("signIn")}
        </Link>
      </Card>
    )
  return (
    <Card title={t("resetTitle")}>
      <Form
        submit={t("resetSave")}
        action={({ newPassword = "" }) => resetPassword({ token, newPassword }).then(() => setDone(true))}
      >
        <PasswordField name="newPassword" label={t("newPassword")} />
      </Form>
    </Card>
  )
}
