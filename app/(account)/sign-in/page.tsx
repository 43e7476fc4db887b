import type { Metadata } from "next"
import { SignIn } from "@/components/account/sign-in"
import { signInData } from "@/lib/account-data"

export const metadata: Metadata = { title: "Sign in · Millrace" }

type Props = { searchParams: Promise<{ error?: string }> }

export default async function SignInPage({ searchParams }: Props) {
  const { providers, sendsMail } = await signInData()
  const { error } = await searchParams
  return <SignIn providers={providers} canReset={sendsMail} providerError={error !== undefined} />
}
