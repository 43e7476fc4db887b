import type { Metadata } from "next"
import { SignUp } from "@/components/account/sign-up"
import { signInData } from "@/lib/account-data"

export const metadata: Metadata = { title: "Sign up · Millrace" }

export default async function SignUpPage() {
  const { sendsMail } = await signInData()
  return <SignUp confirms={sendsMail} />
}
