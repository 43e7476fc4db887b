"use client"

import { AlertDialog } from "@base-ui/react/alert-dialog"
import { useTranslations } from "use-intl"
import { Button } from "../ui/button"
import { backdropStyle } from "../ui/dialog"
import { Spinner } from "../ui/spinner"
import { Setting } from "./setting"
import { useDeleteAll } from "./use-delete-all"

/** Removes every chat, after asking once more; how far it is can be seen, and it can be stopped. */
export function DeleteAllChats() {
  const t = useTranslations("settings")
  const { deleted, outcome, begin, cancel } = useDeleteAll()
  return (
    <Setting label={t("deleteAll")} detail={t("deleteAllDetail")}>
      {() => (
        <>
          {deleted === null ? (
            <Confirmed onConfirm={() => void begin()} />
          ) : (
            <div className="flex items-center gap-3">
              <Spinner />
              <span className="text-muted text-sm tabular-nums">{t("deleting", { done: deleted })}</span>
              <Button size="sm" onClick={cancel}>
                {t("stop")}
              </Button>
            </div>
          )}
          <p role="status" className="not-empty:mt-2 text-sm">
            {outcome?.end === "failed" && `${t("deleteFailed")} `}
            {outcome && t(outcome.end === "done" ? "deletedAll" : "deletedSome", { count: outcome.deleted })}
          </p>
        </>
      )}
    </Setting>
  )
}

function Confirmed({ onConfirm }: { onConfirm(): void }) {
  const t = useTranslations("settings")
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger render={<Button look="outline" className="text-danger!" />}>
        {t("deleteAll")}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdropStyle} />
        <AlertDialog.Viewport className="fixed inset-0 z-50 grid place-items-center p-4">
          <AlertDialog.Popup className="w-full max-w-md rounded-2xl border border-line bg-raised p-5 text-ink shadow-pop outline-none">
            <AlertDialog.Title className="font-semibold text-base">{t("deleteAllTitle")}</AlertDialog.Title>
            <AlertDialog.Description className="mt-1.5 text-muted text-sm">
              {t("deleteAllWarning")}
            </AlertDialog.Description>
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <AlertDialog.Close render={<Button look="ghost" />}>{t("keep")}</AlertDialog.Close>
              <AlertDialog.Close
                render={<Button look="outline" className="text-danger!" />}
                onClick={onConfirm}
              >
                {t("deleteAllConfirm")}
              </AlertDialog.Close>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
