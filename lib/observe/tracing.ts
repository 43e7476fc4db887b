import type { Config } from "../config"
import { contentRemover } from "./content-remover"

type TracingSettings = Pick<Config, "OTEL_EXPORTER_OTLP_ENDPOINT" | "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT">

/**
 * Sends traces to the collector that the standard variables name; without one nothing is loaded. The spans are those of Next.js
 * (requests), ours (generation, attempts, upstream, finish) and the AI SDK's, none with content.
 */
export async function startTracing(settings: TracingSettings): Promise<void> {
  if (!settings.OTEL_EXPORTER_OTLP_ENDPOINT && !settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return
  const { registerOTel } = await import("@vercel/otel")
  registerOTel({
    serviceName: "millrace",
    // Providers are called through node:http, and no trace header of ours is any of their business.
    instrumentations: [],
    spanProcessors: [contentRemover, "auto"],
  })
  const { registerTelemetry } = await import("ai")
  const { OpenTelemetry } = await import("@ai-sdk/otel")
  registerTelemetry(new OpenTelemetry())
}

/** What every call of the AI SDK says about its telemetry, which is on once something is registered. */
export const withoutContent = { recordInputs: false, recordOutputs: false } as const
