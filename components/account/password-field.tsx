"use client"

import { useTranslations } from "use-intl"
import { TextField } from "../ui/text-field"

/** A new password, with what is asked of it. */
export function PasswordField({ name, label }: { name: string; label: string }) {
  const t = useTranslations("account")
  return (
    <TextField
      label={label}
      hint={t("passwordHint")}
      name={name}
      type="password"
      autoComplete="new-password"
      minLength={10}
      maxLength={128}
      required
    />
  )
}
