"use client"

import { useEffect, useState } from "react"
import { useFormatter, useTranslations } from "use-intl"
import { getShare, revokeShare, shareChat } from "@/lib/client/api"
import type { ChatId } from "@/lib/protocol/ids"
import type { Share } from "@/lib/protocol/share"
import { useReaderTimeZone } from "../shell/use-reader-time-zone"
import { Button } from "../ui/button"
import { CopyButton } from "../ui/copy-button"
import { DialogClose, DialogPopup, DialogRoot } from "../ui/dialog"
import { Spinner } from "../ui/spinner"

type ShareDialogProps = { chatId: ChatId; open: boolean; onOpenChange(open: boolean): void }

/** Makes, shows and revokes the link of a chat. */
export function ShareDialog({ chatId, open, onOpenChange }: ShareDialogProps) {
  const t = useTranslations("share")
  return (
    <DialogRoot open={open} onOpenChange={onOpenChange}>
      <DialogPopup title={t("title")} description={t("detail")}>
        <Link chatId={chatId} />
        <div className="mt-5 flex justify-end">
          <DialogClose render={<Button look="ghost" />}>{t("close")}</DialogClose>
        </div>
      </DialogPopup>
    </DialogRoot>
  )
}

function Link({ chatId }: { chatId: ChatId }) {
  const t = useTranslations("share")
  /** Undefined while it is not known. */
  const [share, setShare] = useState<Share | undefined>()
  const [note, setNote] = useState("")
  const take = (request: Promise<Share>, done = "") =>
    request.then(
      (result) => {
        setShare(result)
        setNote(done)
      },
      () => setNote(t("failed")),
    )
  useEffect(() => {
    getShare(chatId).then(setShare, () => setShare(null))
  }, [chatId])

  const revoke = () =>
    void take(
      revokeShare(chatId).then(() => null),
      t("revoked"),
    )
  const make = () => void take(shareChat(chatId))
  return (
    <div className="mt-4">
      {share === undefined && <Spinner label={t("loading")} />}
      {share === null && (
        <Button look="solid" onClick={make}>
          {t("create")}
        </Button>
      )}
      {share && <Shared share={share} onUpdate={make} onRevoke={revoke} />}
      <p role="status" className="mt-2 min-h-5 text-muted text-sm">
        {note}
      </p>
    </div>
  )
}

type SharedProps = { share: NonNullable<Share>; onUpdate(): void; onRevoke(): void }

function Shared({ share, onUpdate, onRevoke }: SharedProps) {
  const t = useTranslations("share")
  const format = useFormatter()
  const url = `${window.location.origin}/share/${share.token}`
  const date = format.dateTime(new Date(share.sharedAt), {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: useReaderTimeZone(),
  })
  return (
    <>
      <div className="flex items-center gap-1 rounded-lg border border-control-line bg-canvas ps-3 pe-1">
        <input
          readOnly
          aria-label={t("link")}
          value={url}
          onFocus={(event) => event.target.select()}
          className="h-10 min-w-0 flex-1 truncate bg-transparent text-sm outline-none"
        />
        <CopyButton label={t("copy")} text={() => url} />
      </div>
      <p className="mt-2 text-muted text-sm">{t("shared", { date })}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={onUpdate}>{t("update")}</Button>
        <Button onClick={onRevoke}>{t("revoke")}</Button>
      </div>
    </>
  )
}
