import { Counter, Histogram, Registry } from "prom-client"

export type Metrics = ReturnType<typeof createMetrics>

const seconds = {
  answer: [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600],
  firstToken: [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 8, 15, 30, 60],
  store: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2],
  delivery: [0.0001, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1],
}

/**
 * Everything that is counted while it happens. Labels are bounded: providers and models are the operator's, routes those of the
 * build, the others closed sets.
 */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    generations: new Counter({
      name: "millrace_generations_total",
      help: "Answers that ended, by outcome and, where it failed or was cut off, why.",
      labelNames: ["outcome", "code"],
      registers,
    }),
    answerSeconds: new Histogram({
      name: "millrace_answer_seconds",
      help: "From the start of an answer to its end.",
      buckets: seconds.answer,
      registers,
    }),
    firstToken: new Histogram({
      name: "millrace_time_to_first_token_seconds",
      help: "From the start of an answer to its first visible content, by the provider that spoke.",
      labelNames: ["provider"],
      buckets: seconds.firstToken,
      registers,
    }),
    tokensPerSecond: new Histogram({
      name: "millrace_tokens_per_second",
      help: "Output tokens a second of an answer behind its first token, by provider.",
      labelNames: ["provider"],
      buckets: [5, 10, 20, 30, 40, 60, 80, 100, 150, 200, 400, 1000],
      registers,
    }),
    tokens: new Counter({
      name: "millrace_tokens_total",
      help: "Tokens of all upstream attempts, by provider and direction (input, output).",
      labelNames: ["provider", "direction"],
      registers,
    }),
    cost: new Counter({
      name: "millrace_cost_usd_total",
      help: "US dollars of all upstream attempts whose price is known, by provider.",
      labelNames: ["provider"],
      registers,
    }),
    attempts: new Counter({
      name: "millrace_attempts_total",
      help: "Upstream attempts that ended, by provider and result (complete, failed, aborted).",
      labelNames: ["provider", "result"],
      registers,
    }),
    failovers: new Counter({
      name: "millrace_failovers_total",
      help: "Answers that another candidate gave than the first one asked.",
      labelNames: ["from", "to"],
      registers,
    }),
    stopSeconds: new Histogram({
      name: "millrace_stop_seconds",
      help: "How long the upstream's socket took to close when an answer was stopped.",
      buckets: seconds.store,
      registers,
    }),
    views: new Counter({
      name: "millrace_views_total",
      help: "Streams of answers that were opened, from the beginning (start) or from a cursor (resume).",
      labelNames: ["kind"],
      registers,
    }),
    heartbeats: new Counter({
      name: "millrace_heartbeats_total",
      help: "Comments sent on silent streams of answers.",
      registers,
    }),
    commitSeconds: new Histogram({
      name: "millrace_log_commit_seconds",
      help: "How long a group commit of the stream log took.",
      buckets: seconds.store,
      registers,
    }),
    entries: new Counter({
      name: "millrace_log_entries_total",
      help: "Entries of the stream log that were committed.",
      registers,
    }),
    deliverySeconds: new Histogram({
      name: "millrace_delivery_seconds",
      help: "From an entry's commit to its delivery to a reader that waited for it; one of eight is measured.",
      buckets: seconds.delivery,
      registers,
    }),
    requests: new Counter({
      name: "millrace_http_requests_total",
      help: "Requests to route handlers, by method, route and status.",
      labelNames: ["method", "route", "status"],
      registers,
    }),
  }
}
