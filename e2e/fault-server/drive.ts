import { streamText, tool, toUIMessageStream } from "ai"
import { z } from "zod"
import { decideOutcome } from "../../lib/generation/decide-outcome"
import type { Candidate, CatalogModel } from "../../lib/models/catalog"
import { systemClock } from "../../lib/models/clock"
import { Health } from "../../lib/models/health"
import type { ModelSession } from "../../lib/models/models"
import { openAI } from "../../lib/models/providers/openai"
import { openAICompatible } from "../../lib/models/providers/openai-compatible"
import { openSession } from "../../lib/models/session"
import type { Outcome } from "../../lib/protocol/outcome"
import type { FaultServer } from "./fault-server"
import { Reader } from "./reader"
import type { FormatName, Ports, Shape } from "./shape"

/** Short, so that the whole table takes seconds; what is fixed in the product (2 s behind a finish reason) is not. */
export const limits = {
  firstTokenMs: 1_500,
  stallMs: 2_000,
  noticeMs: 400,
  maxAnswerMs: 5_000,
  waitingNoticeMs: 300,
}
const apiKey = ["sk", "canary", "4f9a8b7c6d5e4f3a2b1c"].join("-")

/** What came of one shape. Times in milliseconds. */
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
  speaker: string
  ms: number
  firstMs: number | null
  /** From the end of the answer to the upstream's sockets being closed, as the upstream saw it. */
  closedMs: number
  /** What the session says about that. */
  upstreamClosedMs: number | null
}

export type Setting = { server: FaultServer; ports: Ports; format: FormatName; followers?: readonly Shape[] }

let runs = 0

/** Plays a shape, and those that follow it as further candidates, through a real session, `streamText` and the UI's chunks. */
export async function drive(shape: Shape, setting: Setting): Promise<Observed> {
  const run = `run-${runs++}`
  const model = modelOf([shape, ...(setting.followers ?? [])].map((each) => candidateOf(each, run, setting)))
  const notices: string[] = []
  const deps = { clock: systemClock, health: new Health(systemClock), limits, onAlert: () => {} }
  const onNotice = ({ kind }: { kind: string }) => void notices.push(kind)
  const session = openSession(deps, model, { ...model, provider: "Faulty", healthy: true }, { onNotice })
  const startedAt = performance.now()
  const { reader, executed, threw, stopped } = await read(session, shape)
  const endedAt = performance.now()
  const upstreamClosedMs = await session.close()
  return {
    outcome: decideOutcome({
      cause: stopped ? "stopped" : null,
      fault: session.fault?.outcome ?? null,
      finishReason: reader.finishReason,
      threw,
    }),
    text: reader.text,
    reasoning: reader.reasoning,
    tools: reader.tools,
    executed,
    open: [...reader.open],
    notes: session.notes,
    notices,
    attempts: session.attempts,
    speaker: session.answeredBy().provider,
    ms: endedAt - startedAt,
    firstMs: reader.firstAt === null ? null : reader.firstAt - startedAt,
    closedMs: (await lastClosed(setting.server, run)) - endedAt,
    upstreamClosedMs,
  }
}

async function read(session: ModelSession, { stopAfterMs }: Shape) {
  const reader = new Reader()
  const stop = stopAfterMs === undefined ? new AbortController().signal : AbortSignal.timeout(stopAfterMs)
  let executed = 0
  let threw = false
  const weather = tool({ inputSchema: z.object({ city: z.string() }), execute: async () => void executed++ })
  const { model } = session
  const result = streamText({
    model,
    prompt: "Hi",
    tools: { weather },
    abortSignal: stop,
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
  return { reader, executed, threw, stopped: stop.aborted }
}

function candidateOf(shape: Shape, run: string, { ports, format }: Setting): Candidate {
  const baseURL =
    shape.url?.(ports) ?? `http://127.0.0.1:${ports.port}/${encodeURIComponent(shape.name)}~${run}/v1`
  const options = { provider: shape.name, baseURL, model: "m", apiKey }
  return format === "responses" ? openAI(options) : openAICompatible(options)
}

function modelOf(candidates: readonly Candidate[]): CatalogModel {
  const [first, ...rest] = candidates
  if (!first) throw new Error("A model needs a candidate.")
  const capabilities = { images: false, tools: true, reasoning: false, pdf: false }
  return {
    id: "m",
    name: "Model",
    scripted: false,
    capabilities,
    contextTokens: null,
    candidates: [first, ...rest],
    hedge: false,
  }
}

/** When the last of a run's sockets closed; a socket that stays open for 5 s is what the caller's comparison will show. */
async function lastClosed(server: FaultServer, run: string): Promise<number> {
  const closed = server.seen.filter((seen) => seen.run === run).map((seen) => seen.closed)
  const late = new Promise<number>((resolve) =>
    setTimeout(() => resolve(Number.POSITIVE_INFINITY), 5_000).unref(),
  )
  return Promise.race([Promise.all(closed).then((times) => Math.max(0, ...times)), late])
}
