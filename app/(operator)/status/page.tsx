import { StatusScreen } from "@/components/operator/status/status-screen"
import { titled } from "@/lib/i18n/words"
import { requireOperator } from "@/lib/operator-page"

export const generateMetadata = titled("operator.status.title")

export default async function StatusPage() {
  await requireOperator()
  return <StatusScreen />
}
