"use client"

import { WifiOff } from "lucide-react"
import { useTranslations } from "use-intl"
import type { ConnectionState } from "@/lib/client/connection-state"
import { Button } from "../ui/button"
import { Spinner } from "../ui/spinner"

/** Says that the connection is lost and what is done about it; nothing while all is well. */
export function ConnectionBanner({
  connection,
  onReconnect,
}: {
  connection: ConnectionState
  onReconnect(): void
}) {
  const t = useTranslations("connection")
  if (connection.kind === "connected") return null
  return (
    <div
      role="status"
      className="mx-auto mb-2 flex w-fit max-w-full items-center gap-2.5 rounded-full bg-warning-soft px-4 py-1.5 text-sm text-warning"
    >
      {connection.kind === "reconnecting" ? (
        <>
          <Spinner className="size-4 text-warning" />
          {t("reconnecting", { attempt: connection.attempt, limit: connection.of })}
        </>
      ) : (
        <>
          <WifiOff aria-hidden className="size-4 shrink-0" />
          {t("lost")}
          <Button size="sm" onClick={onReconnect}>
            {t("reconnect")}
          </Button>
        </>
      )}
    </div>
  )
}
