import { failure, type Step } from "../../demo/script.ts"
import { App } from "../fixtures/app.ts"
import { Collector } from "../fixtures/collector.ts"
import { expect, test } from "../fixtures/test.ts"
import { Person } from "./person.ts"

// Put together here, so that no scanner takes it for a real one.
const key = ["sk", "canary", "0a1b2c3d4e5f60718293a4b5"].join("-")
const prompt = "canary-of-a-prompt-that-nobody-observes"
const reply = "canary-of-an-answer-that-nobody-observes"
const token = "a-token-for-prometheus"

test("traces, metrics and the log tell of an answer from request to upstream, and nothing of its words", async ({
  modelServer,
}) => {
  test.setTimeout(90_000)
  const collector = await Collector.start()
  const app = await App.start({
    OPENAI_BASE_URL: modelServer.url,
    OPENAI_API_KEY: key,
    METRICS_TOKEN: token,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "100",
  })
  const person = await Person.guest(app.url)
  const failing: Step[] = [reply, failure(`Bearer ${key} ${reply}`)]
  modelServer.script(failing)
  await (await person.ask(crypto.randomUUID(), prompt)).text()
  modelServer.script([reply])
  await (await person.ask(crypto.randomUUID(), prompt)).text()
  await person.call(`/api/search?q=${prompt}`)

  // Request → generation → the AI SDK's own → attempt → upstream, one trace.
  const upstream = await collector.span("upstream")
  const generation = await collector.span("generation")
  const chain = await chainOf(collector, upstream.spanId)
  expect(chain.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["upstream", "attempt", "generation", "POST /api/chat"]),
  )
  expect(chain.length, "the AI SDK's spans stand between").toBeGreaterThan(4)
  expect((await collector.span("finish")).traceId).toBe(generation.traceId)
  expect(generation.attributes["millrace.generation.id"]).toMatch(/^[\w-]{21}$/)

  const metrics = await (
    await fetch(`${app.url}/api/metrics`, { headers: { authorization: `Bearer ${token}` } })
  ).text()
  expect(metrics).toMatch(/millrace_generations_total\{outcome="complete",code=""\} 1/)
  expect(metrics).toMatch(/millrace_generations_total\{outcome="failed",code="provider_error"\} 1/)
  expect(metrics).toMatch(/millrace_http_requests_total\{method="POST",route="\/api\/chat",status="200"\} 2/)

  await app.kill("SIGTERM")
  expect(app.output.match(/"message":"answer ended"/g)).toHaveLength(2)
  const seen = { metrics, log: app.output, traces: collector.spans.map(({ json }) => json).join("\n") }
  for (const [where, text] of Object.entries(seen))
    for (const canary of [key, prompt, reply, token])
      expect(text.includes(canary), `${canary} is in the ${where}`).toBe(false)
  await app.close()
  collector.close()
})

/** A span and those above it, up to the root. Each is exported when it ends, the upper ones later. */
async function chainOf(collector: Collector, spanId: string) {
  const chain = []
  for (let id: string | undefined = spanId; id; ) {
    const span = collector.spans.find((one) => one.spanId === id)
    if (span) {
      chain.push(span)
      id = span.parentSpanId
    } else await collector.next()
  }
  return chain
}
