import { streamText, tool, toUIMessageStream } from "ai"
import { z } from "zod"
import { decideOutcome } from "../../lib/generation/decide-outcome"
import type { Candidate, CatalogModel } from "../../lib/models/catalog"
import { systemClock } from "../../lib/models/clock"
import { Health } from "../../lib/models/health"
import type { Limits } from "../../lib/models/limits"
import type { ModelSession } from "../../lib/models/models"
import { openSession } from "../../lib/models/session"
import type { Outcome } from "../../lib/protocol/outcome"
import { Reader } from "./reader"

/** Short, so that many faults take seconds; what is fixed in the product (the time behind a finish reason) is not here. */
export const limits: Limits = {
  firstTokenMs: 1_500,
  stallMs: 2_000,
  noticeMs: 400,
  maxAnswerMs: 5_000,
  waitingNoticeMs: 300,
}

/** What came of one answer. Times in milliseconds. */
export type Observed = {
  outcome: Outcome
  text: string
  reasoning: string
  tools: readonly string[]
  executed: number
  open: readonly string[]
  notes: readonly string[]
  notices: readonly string[]
  attempts: ModelSession["attempts"]
  answeredBy: ReturnType<ModelSession["answeredBy"]>
  ms: number
  firstMs: number | null
  /** When the answer was over, by `performance.now()`. */
  endedAt: number
  /** What the session says about how long the upstream's socket took to close. */
  upstreamClosedMs: number | null
}

type Options = { stopAfterMs?: number | undefined; health?: Health; steps?: number }

/** Asks a model through a real session, `streamText` and the UI's chunks, and says what came of it. */
export async function observe(model: CatalogModel, options: Options = {}): Promise<Observed> {
  const { health = new Health(systemClock) } = options
  const notices: string[] = []
  const deps = { clock: systemClock, health, limits, onAlert: () => {} }
  const onNotice = ({ kind }: { kind: string }) => void notices.push(kind)
  const session = openSession(deps, model, { ...model, provider: "Faulty", healthy: true }, { onNotice })
  const startedAt = performance.now()
  const { reader, executed, threw, stopped } = await read(session, options)
  const endedAt = performance.now()
  const upstreamClosedMs = await session.close()
  const { text, reasoning, tools, finishReason, firstAt } = reader
  const fault = session.fault?.outcome ?? null
  return {
    outcome: decideOutcome({ cause: stopped ? "stopped" : null, fault, finishReason, threw }),
    text,
    reasoning,
    tools,
    executed,
    open: [...reader.open],
    notes: session.notes,
    notices,
    attempts: session.attempts,
    answeredBy: session.answeredBy(),
    ms: endedAt - startedAt,
    firstMs: firstAt === null ? null : firstAt - startedAt,
    endedAt,
    upstreamClosedMs,
  }
}

async function read(session: ModelSession, { stopAfterMs, steps = 1 }: Options) {
  const reader = new Reader()
  const abortSignal =
    stopAfterMs === undefined ? new AbortController().signal : AbortSignal.timeout(stopAfterMs)
  let executed = 0
  let threw = false
  const weather = tool({
    inputSchema: z.object({ city: z.string() }),
    execute: async () => `sunny ${executed++}`,
  })
  const result = streamText({
    model: session.model,
    prompt: "Hi",
    tools: { weather },
    stopWhen: ({ steps: made }) => made.length >= steps,
    abortSignal,
    maxRetries: 0,
    onError: () => {},
  })
  try {
    for await (const chunk of toUIMessageStream({ stream: result.stream })) {
      reader.add(chunk)
      threw ||= chunk.type === "error"
    }
  } catch {
    threw = true
  }
  return { reader, executed, threw, stopped: abortSignal.aborted }
}

/** A model that is asked at these candidates, in order. */
export function modelAt(candidates: readonly Candidate[], more: Partial<CatalogModel> = {}): CatalogModel {
  const [first, ...rest] = candidates
  if (!first) throw new Error("A model needs a candidate.")
  return {
    id: "m",
    name: "Model",
    scripted: false,
    capabilities: { images: false, tools: true, reasoning: false, pdf: false },
    contextTokens: null,
    candidates: [first, ...rest],
    hedge: false,
    ...more,
  }
}
