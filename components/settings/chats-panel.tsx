"use client"

import { useTranslations } from "use-intl"
import { useApp } from "../shell/app-context"
import { useIsApple } from "../shell/is-apple"
import { sendKeyText } from "../shell/send-key"
import { usePreferences } from "../shell/use-preferences"
import { Choice } from "./choice"
import { Select } from "./select"

/** Who answers, how one sends, and what becomes of an answer that nobody waits for. */
export function ChatsPanel() {
  const t = useTranslations("settings")
  const { models, leaving } = useApp()
  const { preferences, set } = usePreferences()
  const apple = useIsApple()
  const chosen = models.find(({ id }) => id === preferences.model)
  return (
    <>
      <Select
        label={t("model")}
        detail={t("modelDetail")}
        value={chosen?.id ?? ""}
        onChange={(id) => void set("model", id === "" ? null : id)}
        options={[
          { value: "", label: t("firstModel", { name: models[0]?.name ?? "" }) },
          ...models.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Choice
        look="cards"
        label={t("sendKey")}
        detail={t("sendKeyDetail")}
        value={preferences.sendKey}
        onChange={(sendKey) => void set("sendKey", sendKey)}
        options={(["enter", "mod-enter"] as const).map((value) => ({
          value,
          label: sendKeyText(value, apple),
        }))}
      />
      <Choice
        look="list"
        label={t("leaving")}
        detail={t("leavingDetail")}
        value={preferences.whenLeaving ?? leaving.byDefault}
        onChange={(whenLeaving) => void set("whenLeaving", whenLeaving)}
        options={[
          {
            value: "cancel",
            label: t("cancel"),
            detail: t("cancelDetail", { seconds: Math.round(leaving.afterMs / 1_000) }),
          },
          { value: "finish", label: t("finish"), detail: t("finishDetail") },
        ]}
      />
    </>
  )
}
