import { route } from "@/lib/http/route"

/** The process's metrics in Prometheus' text format, for the operator or with `METRICS_TOKEN` as a bearer token. docs/operations.md lists them. */
export const GET = route(
  { access: "operator", bearer: "METRICS_TOKEN", limit: "exempt" },
  async ({ server }) => {
    const { registry } = server.observer.metrics
    return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } })
  },
)
