import { setTimeout as sleep } from "node:timers/promises"
import { type Step, tokens, tokenText } from "../../demo/script.ts"
import type { DemoServer } from "../../demo/server.ts"
import type { App } from "../fixtures/app.ts"
import { RawViewer } from "../fixtures/raw-viewer.ts"
import { type Flaw, judge } from "./verdict.ts"
import { Witness } from "./witness.ts"

const generations = 20
const guests = 4
const outcomeWithinMs = 20_000
const tokenCount = 2_000

/** Forty seconds of tokens: no answer ends before its server does. */
export const endless: Step = tokens(tokenCount, { perSecond: 50 })
const script = tokenText(tokenCount)

export type CrashReport = {
  instant: Instant
  accepted: number
  receivedTokens: number
  storedTokens: number
  restartMs: number
  /** From the server being ready again to the last outcome. */
  outcomesMs: number
  flaws: string[]
  witnesses: readonly Witness[]
}

/** When the server dies: so long after the questions were asked, or after the first token of every answer has come. */
export type Instant = { after: "asking" | "streaming"; ms: number }

/** Lets 20 answers begin, kills the server at that instant, starts it again and examines every answer. */
export async function crash(app: App, model: DemoServer, instant: Instant): Promise<CrashReport> {
  const witnesses = await summon(app, model)
  const following = Promise.all(witnesses.map((witness) => witness.follow()))
  if (instant.after === "streaming") await Promise.race([allStream(witnesses), following])
  await sleep(instant.ms)
  await app.kill("SIGKILL")
  await following
  model.control.scripts.clear()
  const killedAt = performance.now()
  await app.start()
  const readyAt = performance.now()
  const flaws = await examine(witnesses, readyAt + outcomeWithinMs)
  const texts = await Promise.all(witnesses.map(async (witness) => (await witness.stored()).text ?? ""))
  return {
    instant,
    accepted: witnesses.filter((witness) => witness.accepted).length,
    receivedTokens: countTokens(witnesses.map((witness) => witness.received)),
    storedTokens: countTokens(texts),
    restartMs: readyAt - killedAt,
    outcomesMs: performance.now() - readyAt,
    flaws,
    witnesses,
  }
}

/** Waits until each of them has received something. */
export async function allStream(witnesses: readonly Witness[]): Promise<void> {
  while (witnesses.some((witness) => witness.received === "")) await sleep(20)
}

/** The flaws of these answers once each has an outcome, or at the deadline (on the clock of `performance.now`). */
export async function examine(witnesses: readonly Witness[], deadline: number): Promise<string[]> {
  const flaws = await Promise.all(witnesses.map((witness) => flawOf(witness, deadline)))
  return flaws.filter((flaw) => flaw !== null)
}

async function flawOf(witness: Witness, deadline: number): Promise<string | null> {
  for (;;) {
    const flaw = await flawNow(witness)
    if (flaw !== "without an outcome" || performance.now() > deadline)
      return flaw === null ? null : `${witness.chatId}: ${flaw}`
    await sleep(100)
  }
}

async function flawNow(witness: Witness): Promise<Flaw | string | null> {
  if (witness.gap !== null) return witness.gap
  const { text, outcome } = await witness.stored()
  if (text === null && witness.accepted) return "missing"
  return judge({ script, received: witness.received, stored: text, outcome })
}

async function summon(app: App, model: DemoServer): Promise<Witness[]> {
  const viewers = await Promise.all(Array.from({ length: guests }, () => RawViewer.signIn(app.url)))
  return Array.from({ length: generations }, (_, index) => {
    const witness = new Witness(viewers[index % guests] as RawViewer)
    model.control.scripts.add([endless], witness.question)
    return witness
  })
}

const countTokens = (texts: readonly string[]) =>
  texts.reduce((sum, text) => sum + (text.match(/w\d+ /g)?.length ?? 0), 0)
