"use client"

import Link from "next/link"
import { useState } from "react"
import { useTranslations } from "use-intl"
import { signUp } from "@/lib/client/account"
import { TextField } from "../ui/text-field"
import { Card } from "./card"
import { Form } from "./form"
import { goHome } from "./go-home"
import { PasswordField } from "./password-field"

/** `confirms`: the address is confirmed by mail before the account can be used. */
export function SignUp({ confirms }: { confirms: boolean }) {
  const t = useTranslations("account")
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (sentTo !== null)
    return <Card title={t("confirmTitle")} detail={t("confirmDetail", { email: sentTo })} />
  const action = async ({ name = "", email = "", password = "" }: Record<string, string>) => {
    await signUp({ name, email, password })
    if (confirms) setSentTo(email)
    else goHome()
  }
  return (
    <Card title={t("signUp")} detail={t("signUpDetail")}>
      <Form submit={t("signUp")} action={action}>
        <TextField label={t("name")} name="name" autoComplete="name" maxLength={100} required />
        <TextField label={t("email")} name="email" type="email" autoComplete="username" required />
        <PasswordField name="password" label={t("password")} />
      </Form>
      <p className="text-sm">
        <Link href="/sign-in" className="text-accent underline-offset-2 hover:underline">
          {t("toSignIn")}
        </Link>
      </p>
    </Card>
  )
}
