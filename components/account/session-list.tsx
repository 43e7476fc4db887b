"use client"

import { useFormatter, useTranslations } from "use-intl"
import { endOtherSessions, endSession } from "@/lib/client/account"
import type { AccountSession } from "@/lib/protocol/account"
import { useReaderTimeZone } from "../shell/use-reader-time-zone"
import { Button } from "../ui/button"
import { browserName } from "./browser-name"
import { Problem } from "./problem"
import { Row, Section } from "./section"
import { useAction } from "./use-action"

export function SessionList({
  sessions,
  onChange,
}: {
  sessions: readonly AccountSession[]
  onChange(): Promise<void>
}) {
  const t = useTranslations("account")
  const format = useFormatter()
  const { pending, problem, run } = useAction()
  const timeZone = useReaderTimeZone()
  const since = (iso: string) =>
    format.dateTime(new Date(iso), { dateStyle: "medium", timeStyle: "short", timeZone })
  return (
    <Section title={t("sessions")} detail={t("sessionsDetail")}>
      <ul className="w-full divide-y divide-line">
        {sessions.map(({ id, userAgent, createdAt, isCurrent }) => {
          const name = browserName(userAgent) ?? t("unknownBrowser")
          return (
            <Row
              key={id}
              title={name}
              detail={isCurrent ? t("thisSession") : t("since", { date: since(createdAt) })}
            >
              {!isCurrent && (
                <Button
                  size="sm"
                  aria-disabled={pending}
                  aria-label={t("endNamed", { name })}
                  onClick={() => run(() => endSession(id).then(onChange))}
                >
                  {t("end")}
                </Button>
              )}
            </Row>
          )
        })}
      </ul>
      {sessions.length > 1 && (
        <Button aria-disabled={pending} onClick={() => run(() => endOtherSessions().then(onChange))}>
          {t("endOthers")}
        </Button>
      )}
      <Problem text={problem} />
    </Section>
  )
}
