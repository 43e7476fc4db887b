import { DiagnosticsScreen } from "@/components/operator/diagnostics/diagnostics-screen"
import { titled } from "@/lib/i18n/words"
import { requireOperator } from "@/lib/operator-page"

export const generateMetadata = titled("operator.diagnostics.title")

export default async function DiagnosticsPage() {
  const { config } = await requireOperator()
  return <DiagnosticsScreen heartbeatMs={config.HEARTBEAT_MS} />
}
