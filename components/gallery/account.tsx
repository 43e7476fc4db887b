"use client"

import type { Account } from "@/lib/protocol/account"
import { AccountScreen } from "../account/account-screen"
import { ForgotPassword } from "../account/forgot-password"
import { ResetPassword } from "../account/reset-password"
import { SignIn } from "../account/sign-in"
import { SignUp } from "../account/sign-up"
import { Specimen } from "./specimen"

const providers = [
  { id: "github", name: "GitHub" },
  { id: "oidc", name: "Mill Guild" },
]
const at = "2026-03-01T08:30:00.000Z"
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
const safari =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
const ada: Account = {
  name: "Ada Miller",
  email: "ada@example.org",
  emailVerified: true,
  isOperator: true,
  hasPassword: true,
  providers: ["github"],
  passkeys: [{ id: "p1", name: "Ada's laptop", createdAt: at }],
  sessions: [
    { id: "s1", userAgent: firefox, createdAt: at, updatedAt: at, isCurrent: true },
    { id: "s2", userAgent: safari, createdAt: at, updatedAt: at, isCurrent: false },
  ],
}

/** Ways in. */
export function SigningIn() {
  return (
    <>
      <Specimen name="sign in">
        <SignIn providers={providers} canReset canSignUp providerError />
      </Specimen>
      <Specimen name="sign up">
        <SignUp confirms={false} />
      </Specimen>
      <Specimen name="forgot password">
        <ForgotPassword />
      </Specimen>
      <Specimen name="reset password">
        <ResetPassword token="token" />
      </Specimen>
      <Specimen name="reset password, too late">
        <ResetPassword token={null} />
      </Specimen>
    </>
  )
}

/** An account with everything that it can have. */
export function OwnAccount() {
  return (
    <Specimen name="account">
      <div className="flex flex-col gap-4">
        <AccountScreen initial={ada} providers={providers} />
      </div>
    </Specimen>
  )
}
