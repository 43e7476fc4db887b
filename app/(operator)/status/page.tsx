import { StatusScreen } from "@/components/operator/status/status-screen"
import { requireOperator, titledForOperator } from "@/lib/operator-page"

export const generateMetadata = titledForOperator("operator.status.title")

export default async function StatusPage() {
  await requireOperator()
  return <StatusScreen />
}
