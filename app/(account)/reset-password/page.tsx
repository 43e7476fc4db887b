import type { Metadata } from "next"
import { ResetPassword } from "@/components/account/reset-password"

export const metadata: Metadata = { title: "Reset password · Millrace" }

type Props = { searchParams: Promise<{ token?: string }> }

/** Where the link of the mail leads; the token in it is what is checked. */
export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token } = await searchParams
  return <ResetPassword token={token ?? null} />
}
