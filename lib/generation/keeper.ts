import { expireAllLeases, renewLeases, stopRequests } from "../chat-store/generations"
import { log } from "../observe/log"
import type { GenerationDeps } from "./deps"
import { reap } from "./reap"

/** Database leases last 15 s (I8); a third of that leaves room for two failed renewals. */
const roundMs = 5_000
/** Stop has to reach an owner on another instance within 500 ms (I6), also where the bus does not. */
const stopPollMs = 200
/** And so long a tab may wait for what happens on another instance. */
const livePollMs = 2_000

/**
 * Starts this process's rounds: renew own leases, end what others lost, obey stops asked for on other instances (at once when the
 * bus tells), and tell tabs what happened there. The first round runs before it resolves. A sole owner (the embedded database is
 * locked to one process) need not wait for leases: whatever still runs lost its process.
 */
export async function startKeeper(
  deps: GenerationDeps,
  { soleOwner }: { soleOwner: boolean },
): Promise<{ stop(): void }> {
  const round = steady(async () => {
    await renewOwn(deps)
    await obeyStops(deps)
    await reap(deps)
  })
  const obey = steady(() => obeyStops(deps))
  if (soleOwner) await expireAllLeases(deps.db)
  await round()
  const look = steady(() => deps.live.look())
  const timers = [
    setInterval(round, roundMs),
    setInterval(() => deps.bus.isListening || obey(), stopPollMs),
    setInterval(() => deps.bus.isListening || look(), livePollMs),
  ]
  const unsubscribe = [
    deps.live.onPresence((userId) => {
      for (const running of deps.running.values()) {
        if (running.identity.userId === userId) running.watchChanged()
      }
    }),
    deps.bus.onSignal((signal) => {
      if (signal.about === "stop") for (const id of signal.ids) deps.running.get(id)?.end("stopped")
    }),
    deps.bus.onListening(obey),
  ]
  return {
    stop() {
      for (const timer of timers) clearInterval(timer)
      for (const leave of unsubscribe) leave()
    },
  }
}

/** Ends the generations of this process whose users asked another instance to stop them. */
export async function obeyStops(deps: GenerationDeps): Promise<void> {
  const ids = [...deps.running.keys()]
  if (ids.length === 0) return
  for (const id of await stopRequests(deps.db, ids)) deps.running.get(id)?.end("stopped")
}

async function renewOwn(deps: GenerationDeps) {
  const ids = [...deps.running.keys()]
  if (ids.length === 0) return
  const held = new Set(await renewLeases(deps.db, deps.instanceId, ids))
  for (const id of ids) if (!held.has(id)) deps.running.get(id)?.end("lease-lost")
}

/** One run at a time; a failed one is told and left to the next. */
function steady(work: () => Promise<void>): () => Promise<void> {
  let busy = false
  return async () => {
    if (busy) return
    busy = true
    try {
      await work()
    } catch (error) {
      log.error({ err: error }, "a round of keeping leases failed; the next one tries again")
    } finally {
      busy = false
    }
  }
}
