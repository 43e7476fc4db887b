"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { changePassword } from "@/lib/client/account"
import { TextField } from "../ui/text-field"
import { toast } from "../ui/toast"
import { Form } from "./form"
import { PasswordField } from "./password-field"
import { Section } from "./section"

export function PasswordForm({ onChange }: { onChange(): Promise<void> }) {
  const t = useTranslations("account")
  const [changes, setChanges] = useState(0)
  const action = async ({ currentPassword = "", newPassword = "" }: Record<string, string>) => {
    await changePassword({ currentPassword, newPassword })
    await onChange()
    setChanges(changes + 1)
    toast.success(t("passwordChanged"))
  }
  return (
    <Section title={t("changePassword")} detail={t("changePasswordDetail")}>
      <div key={changes} className="w-full max-w-sm">
        <Form submit={t("changePassword")} action={action}>
          <TextField
            label={t("currentPassword")}
            name="currentPassword"
            type="password"
            autoComplete="current-password"
            required
          />
          <PasswordField name="newPassword" label={t("newPassword")} />
        </Form>
      </div>
    </Section>
  )
}
