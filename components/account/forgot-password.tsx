"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { requestReset } from "@/lib/client/account"
import { TextField } from "../ui/text-field"
import { Card } from "./card"
import { Form } from "./form"

export function ForgotPassword() {
  const t = useTranslations("account")
  const [sent, setSent] = useState(false)
  if (sent) return <Card title={t("resetSentTitle")} detail={t("resetSentDetail")} />
  return (
    <Card title={t("resetTitle")} detail={t("resetDetail")}>
      <Form
        submit={t("resetSend")}
        action={({ email = "" }) => requestReset(email).then(() => setSent(true))}
      >
        <TextField label={t("email")} name="email" type="email" autoComplete="username" required />
      </Form>
    </Card>
  )
}
