import type { Metadata } from "next"
import { AccountScreen } from "@/components/account/account-screen"
import { accountData } from "@/lib/account-data"

export const metadata: Metadata = { title: "Account · Millrace" }

export default async function AccountPage() {
  const { account, providers } = await accountData()
  return <AccountScreen initial={account} providers={providers} />
}
