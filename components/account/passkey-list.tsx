"use client"

import { KeyRound } from "lucide-react"
import { useFormatter, useTranslations } from "use-intl"
import { deletePasskey } from "@/lib/client/account"
import { addPasskey, passkeysWork } from "@/lib/client/passkeys"
import type { Account } from "@/lib/protocol/account"
import { useHydrated } from "../shell/use-hydrated"
import { useReaderTimeZone } from "../shell/use-reader-time-zone"
import { Button } from "../ui/button"
import { Problem } from "./problem"
import { Row, Section } from "./section"
import { useAction } from "./use-action"

export function PasskeyList({
  passkeys,
  onChange,
}: {
  passkeys: Account["passkeys"]
  onChange(): Promise<void>
}) {
  const t = useTranslations("account")
  const format = useFormatter()
  const timeZone = useReaderTimeZone()
  const { pending, problem, run } = useAction()
  const usable = useHydrated() && passkeysWork()
  if (!usable && passkeys.length === 0) return null
  const add = async () => {
    if (await addPasskey()) await onChange()
  }
  return (
    <Section title={t("passkeys")} detail={t("passkeysDetail")}>
      {passkeys.length > 0 && (
        <ul className="w-full divide-y divide-line">
          {passkeys.map(({ id, name, createdAt }) => {
            const date =
              createdAt === null
                ? ""
                : format.dateTime(new Date(createdAt), { dateStyle: "medium", timeZone })
            return (
              <Row key={id} title={name ?? t("passkey")} detail={t("since", { date })}>
                <Button
                  size="sm"
                  aria-disabled={pending}
                  aria-label={t("removePasskey", { date })}
                  onClick={() => run(() => deletePasskey(id).then(onChange))}
                >
                  {t("remove")}
                </Button>
              </Row>
            )
          })}
        </ul>
      )}
      {usable && (
        <Button aria-disabled={pending} onClick={() => run(add)}>
          <KeyRound aria-hidden className="size-4" />
          {t("addPasskey")}
        </Button>
      )}
      <Problem text={problem} />
    </Section>
  )
}
