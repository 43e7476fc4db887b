import { once } from "node:events"
import type { ServerResponse } from "node:http"
import { setImmediate as flushed, setTimeout as sleep } from "node:timers/promises"
import { errorBody } from "./chat-completions.ts"
import { finish, type Step } from "./script.ts"
import type { Wire } from "./wire.ts"

/** Where a script is played. `signal` is aborted when the client leaves. */
export type Stage = {
  response: ServerResponse
  wire: Wire
  inputTokens: number
  signal: AbortSignal
  /** Resolves when the test lets a HOLD pass. */
  hold(): Promise<void>
  /** Called after each delta of content. */
  sent(): void
  /** Called before the answer is broken off on purpose. */
  breaking(): void
}

/** Plays the steps in order, and `finish("stop")` after a script without an end. Rejects when the client left meanwhile. */
export async function play(steps: readonly Step[], stage: Stage): Promise<void> {
  const state = { output: 0 }
  for (const step of [...steps, finish("stop")]) {
    if ((await playStep(step, stage, state)) === "ended") return
  }
}

type State = { output: number }
type Progress = "ended" | undefined

async function playStep(step: Step, stage: Stage, state: State): Promise<Progress> {
  if (typeof step === "string") return writeDelta(stage.wire.text, step, stage, state)
  switch (step.kind) {
    case "open":
      return open(stage)
    case "deltas":
      await paced(step.texts, step.perSecond, stage, (text) =>
        writeDelta(step.as === "reasoning" ? stage.wire.reasoning : stage.wire.text, text, stage, state),
      )
      return
    case "reasoning":
      return writeDelta(stage.wire.reasoning, step.text, stage, state)
    case "tool":
      return writeToolCall(step, stage, state)
    case "raw":
      open(stage)
      return write(step.text, stage)
    case "delay":
      await sleep(step.ms, undefined, { signal: stage.signal })
      return
    case "hold":
      await stage.hold()
      return
    case "silence":
      open(stage)
      await once(stage.signal, "abort")
      throw stage.signal.reason
    case "status":
      return answerStatus(step, stage)
    case "finish":
      open(stage)
      await write(stage.wire.finish(step.reason, { input: stage.inputTokens, output: state.output }), stage)
      stage.response.end()
      return "ended"
    default:
      return breakOff(step, stage)
  }
}

async function writeToolCall(
  { name, argumentDeltas, perSecond, holdAfter }: Extract<Step, { kind: "tool" }>,
  stage: Stage,
  state: State,
): Promise<undefined> {
  // The first event names the tool, one for each delta follows.
  const events = stage.wire.toolCall(name, argumentDeltas)
  await paced(events, perSecond, stage, async (event, index) => {
    if (holdAfter !== undefined && index === holdAfter + 1) await stage.hold()
    return writeDelta(() => event, "", stage, state)
  })
}

type Break = Extract<Step, { kind: "error" | "truncate" | "cut" | "reset" }>

async function breakOff(step: Break, stage: Stage): Promise<"ended"> {
  stage.breaking()
  // What was written before must have left: a reset drops what is still queued.
  await flushed()
  if (step.kind === "reset") stage.response.socket?.resetAndDestroy()
  else if (step.kind === "cut") stage.response.socket?.end()
  else {
    open(stage)
    if (step.kind === "error") await write(stage.wire.error(step), stage)
    stage.response.end()
  }
  return "ended"
}

function open({ response, wire }: Stage): undefined {
  if (response.headersSent) return
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" })
  response.write(wire.open())
}

async function writeDelta(
  encode: (delta: string) => string,
  delta: string,
  stage: Stage,
  state: State,
): Promise<undefined> {
  open(stage)
  await write(encode(delta), stage)
  state.output += 1
  stage.sent()
}

async function paced(
  items: readonly string[],
  perSecond: number | undefined,
  { signal }: Stage,
  writeItem: (item: string, index: number) => Promise<undefined>,
): Promise<void> {
  const startedAt = performance.now()
  for (const [index, item] of items.entries()) {
    const dueMs = perSecond === undefined ? 0 : (index * 1000) / perSecond - (performance.now() - startedAt)
    if (dueMs > 0) await sleep(dueMs, undefined, { signal })
    await writeItem(item, index)
  }
}

async function write(text: string, { response, signal }: Stage): Promise<undefined> {
  signal.throwIfAborted()
  if (!response.write(text)) await once(response, "drain", { signal })
}

function answerStatus(step: Extract<Step, { kind: "status" }>, { response }: Stage): "ended" {
  const body = step.body ?? JSON.stringify(errorBody({ message: `Scripted status ${step.status}.` }))
  response.writeHead(step.status, { "content-type": "application/json", ...step.headers })
  response.end(body)
  return "ended"
}
