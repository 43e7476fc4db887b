"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { deleteAccount } from "@/lib/client/account"
import { Button } from "../ui/button"
import { DialogPopup, DialogRoot } from "../ui/dialog"
import { TextField } from "../ui/text-field"
import { Form } from "./form"
import { goHome } from "./go-home"
import { Section } from "./section"

export function DeleteAccount({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations("account")
  const [open, setOpen] = useState(false)
  return (
    <Section title={t("delete")} detail={t("deleteDetail")}>
      <Button look="danger" onClick={() => setOpen(true)}>
        {t("delete")}
      </Button>
      <DialogRoot open={open} onOpenChange={setOpen}>
        <DialogPopup title={t("deleteTitle")} description={t("deleteWarning")}>
          <div className="mt-4">
            <Form submit={t("deleteConfirm")} action={({ password }) => deleteAccount(password).then(goHome)}>
              {hasPassword && (
                <TextField
                  label={t("password")}
                  name="password"
                  type="password"
                  autoComplete="current-password"
                  required
                />
              )}
            </Form>
          </div>
        </DialogPopup>
      </DialogRoot>
    </Section>
  )
}
