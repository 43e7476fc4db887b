import { SignIn } from "@/components/account/sign-in"
import { signInData } from "@/lib/account-data"
import { titled } from "@/lib/i18n/words"

export const generateMetadata = titled("account.signIn")

type Props = { searchParams: Promise<{ error?: string }> }

export default async function SignInPage({ searchParams }: Props) {
  const { providers, sendsMail, signUpIsOpen } = await signInData()
  const { error } = await searchParams
  return (
    <SignIn
      providers={providers}
      canReset={sendsMail}
      canSignUp={signUpIsOpen}
      providerError={error !== undefined}
    />
  )
}
