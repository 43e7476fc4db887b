"use client"

import { useTranslations } from "use-intl"
import { downloadChats } from "../data/download"
import { ImportSection } from "../data/import-section"
import { Button } from "../ui/button"
import { DeleteAllChats } from "./delete-all-chats"
import { Setting } from "./setting"

/** Takes all chats out, brings chats in, and removes them. */
export function DataPanel() {
  const t = useTranslations("data")
  return (
    <>
      <Setting label={t("export")} detail={t("exportDetail")}>
        {() => (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => downloadChats("markdown")}>{t("markdown")}</Button>
            <Button onClick={() => downloadChats("json")}>{t("json")}</Button>
          </div>
        )}
      </Setting>
      <Setting label={t("import")} detail={t("importDetail")}>
        {() => <ImportSection />}
      </Setting>
      <DeleteAllChats />
    </>
  )
}
