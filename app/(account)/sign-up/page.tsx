import { redirect } from "next/navigation"
import { SignUp } from "@/components/account/sign-up"
import { signInData } from "@/lib/account-data"
import { titled } from "@/lib/i18n/words"

export const generateMetadata = titled("account.signUp")

export default async function SignUpPage() {
  const { sendsMail, signUpIsOpen } = await signInData()
  if (!signUpIsOpen) redirect("/sign-in")
  return <SignUp confirms={sendsMail} />
}
