"use client"

import { KeyRound } from "lucide-react"
import { useTranslations } from "use-intl"
import { signInWith } from "@/lib/client/account"
import { passkeysWork, signInWithPasskey } from "@/lib/client/passkeys"
import { useHydrated } from "../shell/use-hydrated"
import { Button } from "../ui/button"
import { goHome } from "./go-home"
import { Problem } from "./problem"
import { useAction } from "./use-action"

export type Provider = { id: string; name: string }

/** Ways to sign in that need no password. */
export function OtherWays({ providers }: { providers: readonly Provider[] }) {
  const t = useTranslations("account")
  const { pending, problem, run } = useAction()
  const passkeys = useHydrated() && passkeysWork()
  const withPasskey = async () => {
    if (await signInWithPasskey()) goHome()
  }
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          aria-disabled={pending}
          onClick={() => run(async () => location.assign(await signInWith(id)))}
        >
          {t("continueWith", { name })}
        </Button>
      ))}
      {passkeys && (
        <Button aria-disabled={pending} onClick={() => run(withPasskey)}>
          <KeyRound aria-hidden className="size-4" />
          {t("passkeySignIn")}
        </Button>
      )}
      <Problem text={problem} />
    </div>
  )
}
