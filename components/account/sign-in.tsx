"use client"

import Link from "next/link"
import { useTranslations } from "use-intl"
import { signIn } from "@/lib/client/account"
import { TextField } from "../ui/text-field"
import { Card } from "./card"
import { Form } from "./form"
import { goHome } from "./go-home"
import { OtherWays, type Provider } from "./other-ways"
import { Problem } from "./problem"

type SignInProps = {
  providers: readonly Provider[]
  /** Whether a forgotten password can be reset. */
  canReset: boolean
  /** Whether new accounts are taken. */
  canSignUp: boolean
  /** What a provider's sign-in ended with. */
  providerError: boolean
}

export function SignIn({ providers, canReset, canSignUp, providerError }: SignInProps) {
  const t = useTranslations("account")
  return (
    <Card title={t("signIn")} detail={t("signInDetail")}>
      <Problem text={providerError ? t("providerError") : null} />
      <OtherWays providers={providers} />
      <Form
        submit={t("signIn")}
        action={({ email = "", password = "" }) => signIn({ email, password }).then(goHome)}
      >
        <TextField label={t("email")} name="email" type="email" autoComplete="username webauthn" required />
        <TextField
          label={t("password")}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
      </Form>
      <p className="flex flex-wrap justify-between gap-2 text-sm empty:hidden">
        {canSignUp && (
          <Link href="/sign-up" className="text-accent underline-offset-2 hover:underline">
            {t("toSignUp")}
          </Link>
        )}
        {canReset && (
          <Link href="/forgot-password" className="text-accent underline-offset-2 hover:underline">
            {t("forgot")}
          </Link>
        )}
      </p>
    </Card>
  )
}
