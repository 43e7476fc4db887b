import type { Candidate } from "../../lib/models/catalog"
import { openAI } from "../../lib/models/providers/openai"
import { openAICompatible } from "../../lib/models/providers/openai-compatible"
import { canaryKey } from "./canary"
import type { FaultServer } from "./fault-server"
import { modelAt, type Observed, observe } from "./observe"
import type { FormatName, Ports, Shape } from "./shape"

/** `closedMs`: from the end of the answer to the upstream's sockets being closed, as the upstream saw it. */
export type Driven = Observed & { closedMs: number }
export type Setting = { server: FaultServer; ports: Ports; format: FormatName; followers?: readonly Shape[] }

let runs = 0

/** Plays a shape, and those that follow it as further candidates. */
export async function drive(shape: Shape, setting: Setting): Promise<Driven> {
  const run = `run-${runs++}`
  const candidates = [shape, ...(setting.followers ?? [])].map((each) => candidateOf(each, run, setting))
  const seen = await observe(modelAt(candidates), { stopAfterMs: shape.stopAfterMs })
  return { ...seen, closedMs: (await lastClosed(setting.server, run)) - seen.endedAt }
}

/** A shape as a candidate: its own provider, under a path that names it and the run. */
export function candidateOf(
  shape: Shape,
  run: string,
  { ports, format }: Omit<Setting, "server">,
): Candidate {
  const baseURL =
    shape.url?.(ports) ?? `http://127.0.0.1:${ports.port}/${encodeURIComponent(shape.name)}~${run}/v1`
  const options = { provider: shape.name, baseURL, model: "m", apiKey: canaryKey }
  return format === "responses" ? openAI(options) : openAICompatible(options)
}

/** When the last of a run's sockets closed; one that stays open for 5 s is what the caller's comparison will show. */
async function lastClosed(server: FaultServer, run: string): Promise<number> {
  const closed = server.seen.filter((seen) => seen.run === run).map((seen) => seen.closed)
  const late = new Promise<number>((resolve) =>
    setTimeout(() => resolve(Number.POSITIVE_INFINITY), 5_000).unref(),
  )
  return Promise.race([Promise.all(closed).then((times) => Math.max(0, ...times)), late])
}
