import { notFound } from "next/navigation"
import { ForgotPassword } from "@/components/account/forgot-password"
import { signInData } from "@/lib/account-data"
import { titled } from "@/lib/i18n/words"

export const generateMetadata = titled("account.resetTitle")

export default async function ForgotPasswordPage() {
  const { sendsMail } = await signInData()
  if (!sendsMail) notFound()
  return <ForgotPassword />
}
