import { setTimeout as sleep } from "node:timers/promises"
import type { CDPSession } from "@playwright/test"
import type { ChatPage } from "../../e2e/fixtures/chat-page.ts"
import { readRhythm, watchRhythm } from "../../e2e/fixtures/rhythm.ts"
import { type AnswerKind, answerOf } from "./answers.ts"
import { type Bench, openChat, settle } from "./bench.ts"
import type { Figure } from "./table.ts"

const tokensPerSecond = 200
const sampleMs = 250
const limits = { growth: 1.5, longestTaskMs: 50, medianFrameMs: 20 }

/** What it costs a page that has settled to show one long answer of this kind at 200 tokens a second. */
export async function measureStream(bench: Bench, kind: AnswerKind): Promise<Figure[]> {
  const chat = await openChat(bench)
  await settle(chat.page)
  const tokens = answerOf(kind)
  bench.modelServer.script([{ kind: "deltas", texts: tokens, perSecond: tokensPerSecond }])
  await chat.send("Go on")
  await chat.lastAnswer.locator(".prose").waitFor()
  await watchRhythm(chat.page)
  const samples = await sampleScript(chat)
  const rhythm = await readRhythm(chat.page)
  await chat.page.context().close()
  const tenth = Math.floor(samples.length / 10)
  const first = perHundredTokens(samples.slice(0, tenth + 1))
  const last = perHundredTokens(samples.slice(-tenth - 1))
  const is = (what: string) => `${kind}: ${what}`
  const isProse = kind === "prose"
  return [
    { what: is("tokens"), value: tokens.length, unit: "" },
    { what: is("script per 100 tokens, first tenth"), value: first, unit: "ms" },
    { what: is("script per 100 tokens, last tenth"), value: last, unit: "ms" },
    { what: is("last tenth ÷ first tenth"), value: last / first, unit: "", limit: limits.growth },
    {
      what: is("longest task"),
      value: rhythm.longestTaskMs,
      unit: "ms",
      ...(isProse && { limit: limits.longestTaskMs }),
    },
    { what: is("median frame"), value: rhythm.medianFrameMs, unit: "ms", limit: limits.medianFrameMs },
    { what: is("95 % of frames within"), value: rhythm.p95FrameMs, unit: "ms" },
  ]
}

/** Seconds, both of them: the time of the sample, and how long scripts had run in the page by then. */
type Sample = { at: number; script: number }

async function sampleScript(chat: ChatPage): Promise<Sample[]> {
  const session = await chat.page.context().newCDPSession(chat.page)
  await session.send("Performance.enable")
  const samples: Sample[] = []
  while (await chat.stopButton.isVisible()) {
    samples.push(await readScript(session))
    await sleep(sampleMs)
  }
  return samples
}

async function readScript(session: CDPSession): Promise<Sample> {
  const { metrics } = await session.send("Performance.getMetrics")
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { at: value("Timestamp"), script: value("ScriptDuration") }
}

/** Milliseconds. */
function perHundredTokens(samples: readonly Sample[]): number {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || first === last) throw new Error("The answer was too short to be measured.")
  const hundreds = ((last.at - first.at) * tokensPerSecond) / 100
  return ((last.script - first.script) * 1000) / hundreds
}
