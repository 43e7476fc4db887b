import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { addGauges } from "./gauges"
import { createMetrics } from "./metrics"

type Described = { name: string; help: string; type: string; labelNames?: string[] }

/** The rows that docs/operations.md has to have. */
function rows(): string[] {
  const metrics = createMetrics()
  const none = { running: () => 0, viewers: () => 0, waitingLogs: () => 0, droppedLogLines: () => 0 }
  addGauges(metrics, { ...none, candidates: () => [] })
  const own = (metrics.registry.getMetricsAsArray() as unknown as Described[]).filter(({ name }) =>
    name.startsWith("millrace_"),
  )
  return own.map(({ name, help, type, labelNames = [] }) => {
    const labels = labelNames.map((label) => `\`${label}\``).join(", ")
    return `| \`${name}\` | ${type} | ${labels} | ${help} |`
  })
}

test("docs/operations.md lists every metric as it is", () => {
  const text = readFileSync(`${import.meta.dirname}/../../docs/operations.md`, "utf8")
  const listed = text.split("\n").filter((line) => line.startsWith("| `millrace_"))
  expect(listed.toSorted()).toEqual(rows().toSorted())
})
