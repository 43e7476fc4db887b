import { AccountScreen } from "@/components/account/account-screen"
import { accountData } from "@/lib/account-data"
import { titled } from "@/lib/i18n/words"

export const generateMetadata = titled("account.account")

export default async function AccountPage() {
  const { account, providers } = await accountData()
  return <AccountScreen initial={account} providers={providers} />
}
