import { DiagnosticsScreen } from "@/components/operator/diagnostics/diagnostics-screen"
import { requireOperator, titledForOperator } from "@/lib/operator-page"

export const generateMetadata = titledForOperator("operator.diagnostics.title")

export default async function DiagnosticsPage() {
  const { config } = await requireOperator()
  return <DiagnosticsScreen heartbeatMs={config.HEARTBEAT_MS} />
}
