import { expireAllLeases, renewLeases } from "../chat-store/generations"
import { log } from "../observe/log"
import type { GenerationDeps } from "./deps"
import { reap } from "./reap"

/** Database leases last 15 s (I8); a third of that leaves room for two failed renewals. */
const everyMs = 5_000

/**
 * Starts this process's rounds: renew own leases, end what others lost. The first round runs before it resolves. A sole owner
 * (the embedded database is locked to one process) need not wait for leases: whatever still runs lost its process.
 */
export async function startKeeper(
  deps: GenerationDeps,
  { soleOwner }: { soleOwner: boolean },
): Promise<{ stop(): void }> {
  if (soleOwner) await expireAllLeases(deps.db)
  await round(deps)
  let busy = false
  const timer = setInterval(async () => {
    if (busy) return
    busy = true
    await round(deps)
    busy = false
  }, everyMs)
  const unsubscribe = deps.live.onPresence((userId) => {
    for (const running of deps.running.values()) {
      if (running.identity.userId === userId) running.watchChanged()
    }
  })
  return {
    stop() {
      clearInterval(timer)
      unsubscribe()
    },
  }
}

async function round(deps: GenerationDeps) {
  try {
    await renewOwn(deps)
    await reap(deps)
  } catch (error) {
    log.error({ err: error }, "a round of lease keeping failed; the next one tries again")
  }
}

async function renewOwn(deps: GenerationDeps) {
  const ids = [...deps.running.keys()]
  if (ids.length === 0) return
  const held = new Set(await renewLeases(deps.db, deps.instanceId, ids))
  for (const id of ids) if (!held.has(id)) deps.running.get(id)?.end("lease-lost")
}
