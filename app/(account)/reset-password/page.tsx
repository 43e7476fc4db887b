import { ResetPassword } from "@/components/account/reset-password"
import { titled } from "@/lib/i18n/words"

export const generateMetadata = titled("account.resetTitle")

type Props = { searchParams: Promise<{ token?: string }> }

/** Where the link of the mail leads; the token in it is what is checked. */
export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token } = await searchParams
  return <ResetPassword token={token ?? null} />
}
