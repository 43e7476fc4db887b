import { recentAttempts, recentFailovers, recentOutcomes, runningEverywhere } from "../chat-store/status"
import { outcomeKey } from "../protocol/outcome"
import type { EverywhereStatus, InstanceStatus, StatusEvent } from "../protocol/status"
import type { Server } from "../server"
import { tokensPerSecond } from "./token-rate"

type StatusDeps = Pick<Server, "db" | "models" | "instanceId" | "sampler" | "startedAt">

const instanceEveryMs = 1_000
/** The tables are asked once for all who look, and not more often than this. */
const everywhereEveryMs = 3_000

/** The status as SSE data, at once and then as long as somebody reads, until the signal aborts. */
export async function* statusEvents(
  server: StatusDeps,
  signal: AbortSignal,
): AsyncGenerator<{ data: string }> {
  const data = (event: StatusEvent) => ({ data: JSON.stringify(event) })
  let told: EverywhereStatus | null = null
  while (!signal.aborted) {
    yield data({ type: "instance", instance: instanceStatus(server) })
    const everywhere = await cachedEverywhere(server)
    if (everywhere !== told) yield data({ type: "everywhere", everywhere })
    told = everywhere
    await pause(instanceEveryMs, signal)
  }
}

function instanceStatus({ models, instanceId, sampler, startedAt }: StatusDeps): InstanceStatus {
  return { instanceId, startedAt, samples: sampler.samples(), candidates: models.candidates() }
}

export async function everywhereStatus({ db, instanceId }: StatusDeps): Promise<EverywhereStatus> {
  const running = await runningEverywhere(db)
  const outcomes: EverywhereStatus["outcomes"] = {}
  for (const { outcome, count } of await recentOutcomes(db)) {
    const key = outcomeKey(outcome)
    outcomes[key] = (outcomes[key] ?? 0) + count
  }
  const attempts = (await recentAttempts(db)).toReversed()
  return {
    running: running.map(({ id, model, startedAt, owner }) => ({
      generationId: id,
      model,
      startedAt: startedAt.getTime(),
      isHere: owner === instanceId,
    })),
    outcomes,
    failovers: await recentFailovers(db),
    attempts: attempts.map((attempt) => ({
      at: attempt.startedAt.getTime(),
      provider: attempt.provider,
      firstTokenMs: attempt.firstTokenMs,
      tokensPerSecond: tokensPerSecond(attempt),
    })),
  }
}

const cache = new WeakMap<object, { at: number; status: Promise<EverywhereStatus> }>()

function cachedEverywhere(server: StatusDeps): Promise<EverywhereStatus> {
  const cached = cache.get(server)
  if (cached && Date.now() - cached.at < everywhereEveryMs) return cached.status
  const status = everywhereStatus(server)
  cache.set(server, { at: Date.now(), status })
  return status
}

/** Ends early, and quietly, when the reader has gone. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener("abort", done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener("abort", done)
  })
}
