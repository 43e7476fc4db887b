import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { ForgotPassword } from "@/components/account/forgot-password"
import { signInData } from "@/lib/account-data"

export const metadata: Metadata = { title: "Reset password · Millrace" }

export default async function ForgotPasswordPage() {
  const { sendsMail } = await signInData()
  if (!sendsMail) notFound()
  return <ForgotPassword />
}
