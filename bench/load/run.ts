import { alone, pause, resume } from "./alone.ts"
import type { Bench } from "./bench.ts"
import type { Contestant, ContestantName, Context, Running } from "./contestant.ts"
import { findHeld } from "./measures/held.ts"
import { type LargeAccount, measureLargeAccount } from "./measures/large-account.ts"
import { type Level, measureLevel } from "./measures/level.ts"
import { type Memory, measureMemory } from "./measures/memory.ts"
import { measureResume } from "./measures/resume.ts"
import { measureStartUp, type StartUp } from "./measures/start-up.ts"
import { measureStop } from "./measures/stop.ts"
import { measureFurtherViewer } from "./measures/viewers.ts"
import type { Plan } from "./plan.ts"

/** What was measured of one contestant, a value a round. */
export type Results = {
  title: string
  levels: Level[][]
  held: number[]
  furtherViewer: number | null
  stop: { p50: number; p99: number } | null
  resumeMs: number | null
  memory: Memory | null
  largeAccount: LargeAccount | null
  startUp: StartUp | null
}
export type AllResults = Partial<Record<ContestantName, Results>>

type Entrant = { contestant: Contestant; running: Running; results: Results }
type Say = (line: string) => void

/** Starts the contestants, lets them take turns in every round, and measures what only some of them have at the end. */
export async function run(
  bench: Bench,
  contestants: readonly Contestant[],
  context: Context,
  { plan, say }: { plan: Plan; say: Say },
): Promise<AllResults> {
  const entrants = await startAll(contestants, context, say)
  try {
    // Warming up measures nothing: who has served for a while has compiled what it runs. Servers of chats go on compiling for long.
    await Promise.all(entrants.map(({ running }) => measureLevel(bench, running, 10, plan.measuredMs)))
    for (const { running } of entrants) pause(running)
    for (const { running } of plan.held ? entrants.filter(isChat) : [])
      await alone(bench, running, () => warmUp(bench, running, plan))
    for (let round = 1; round <= plan.rounds; round++) {
      for (const entrant of entrants) {
        const { running, contestant } = entrant
        say(`round ${round} of ${plan.rounds}: ${contestant.title}`)
        const held = plan.held && round === plan.rounds
        await alone(bench, running, () => measureRound(bench, entrant, { ...plan, held }))
      }
    }
    for (const entrant of plan.stopped > 0 ? entrants.filter(isChat) : [])
      await alone(bench, entrant.running, () => measureOnce(bench, entrant, { plan, say }))
  } finally {
    for (const { running } of entrants) {
      resume(running)
      await running.close()
    }
  }
  const pglite = entrants.find(({ contestant }) => contestant.name === "millrace-pglite")
  if (pglite && plan.stopped > 0) {
    say("starting up: Millrace on PGlite")
    pglite.results.startUp = await measureStartUp(bench, context)
  }
  return Object.fromEntries(entrants.map(({ contestant, results }) => [contestant.name, results]))
}

const warmUps = 3

async function warmUp(bench: Bench, running: Running, { measuredMs }: Plan): Promise<void> {
  for (let time = 0; time < warmUps; time++) await measureLevel(bench, running, 100, measuredMs)
}

/** The others are what is possible at most; one look at them is enough. */
const isChat = ({ contestant: { name } }: Entrant) => name !== "direct" && name !== "proxy"

async function startAll(contestants: readonly Contestant[], context: Context, say: Say): Promise<Entrant[]> {
  const entrants: Entrant[] = []
  for (const contestant of contestants) {
    say(`starting: ${contestant.title}`)
    const running = await contestant.start(context)
    if (running) entrants.push({ contestant, running, results: nothingYet(contestant.title) })
    else say(`${contestant.title}: not on this machine`)
  }
  return entrants
}

async function measureRound(bench: Bench, entrant: Entrant, plan: Plan): Promise<void> {
  const { running, results } = entrant
  const levels: Level[] = []
  const measure = async (streams: number) => {
    const level = await measureLevel(bench, running, streams, plan.measuredMs)
    levels.push(level)
    return level
  }
  for (const streams of plan.levels) await measure(streams)
  results.levels.push(levels)
  if (plan.held) results.held.push(await findHeld(results.levels.flat(), measure, isChat(entrant) ? 3 : 1))
}

/** What is measured once, of servers that have it. */
async function measureOnce(
  bench: Bench,
  { contestant, running, results }: Entrant,
  { plan, say }: { plan: Plan; say: Say },
): Promise<void> {
  say(`the rest: ${contestant.title}`)
  if (running.target.wire === "millrace") {
    results.furtherViewer = await measureFurtherViewer(bench, running, plan.viewersMs)
    results.stop = await measureStop(bench, running, plan.stopped)
    results.resumeMs = await measureResume(bench, running)
  }
  if (running.databaseUrl) results.largeAccount = await measureLargeAccount(bench, running)
  // The embedded database is where memory could grow unseen; the others get a tenth, for the time it takes.
  const share = contestant.name === "millrace-pglite" ? 1 : 0.1
  const { held, answers } = plan.memory
  results.memory = await measureMemory(bench, running, { held, answers: answers * share })
}

const nothingYet = (title: string): Results => ({
  title,
  levels: [],
  held: [],
  furtherViewer: null,
  stop: null,
  resumeMs: null,
  memory: null,
  largeAccount: null,
  startUp: null,
})
