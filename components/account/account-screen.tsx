"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { getAccount, signOut } from "@/lib/client/account"
import type { Account } from "@/lib/protocol/account"
import { Button, buttonStyle } from "../ui/button"
import { Card } from "./card"
import { DeleteAccount } from "./delete-account"
import { goHome } from "./go-home"
import type { Provider } from "./other-ways"
import { PasskeyList } from "./passkey-list"
import { PasswordForm } from "./password-form"
import { Problem } from "./problem"
import { ProviderList } from "./provider-list"
import { SessionList } from "./session-list"
import { useAction } from "./use-action"

/** Who one is here, how one signs in, where one is signed in, and the way out. */
export function AccountScreen({ initial, providers }: { initial: Account; providers: readonly Provider[] }) {
  const t = useTranslations("account")
  const [account, setAccount] = useState(initial)
  const { problem, run } = useAction()
  const reload = async () => setAccount(await getAccount())
  return (
    <>
      <Card title={account.name} detail={account.email}>
        {account.isOperator && <p className="text-sm">{t("operator")}</p>}
        <Problem text={problem} />
        <div className="flex flex-wrap gap-2">
          {account.isOperator && (
            <a href="/status" className={buttonStyle()}>
              {t("status")}
            </a>
          )}
          <Button onClick={() => run(() => signOut().then(goHome))}>{t("signOut")}</Button>
        </div>
      </Card>
      <SessionList sessions={account.sessions} onChange={reload} />
      <PasskeyList passkeys={account.passkeys} onChange={reload} />
      <ProviderList providers={providers} linked={account.providers} />
      {account.hasPassword && <PasswordForm onChange={reload} />}
      <DeleteAccount hasPassword={account.hasPassword} />
    </>
  )
}
