import type { Clock } from "./clock"
import type { Append, Entries } from "./entries"
import { Patience } from "./patience"
import { LogFenced, LogUnavailable } from "./stream-log"

/** How long a commit may take in all, and the wait before a failed one is tried again, in milliseconds. */
const limitMs = 2_000
const retryMs = 50

/** What became of one log's part of a commit: null when it is committed, otherwise why its writer can write no more. */
export type Verdict = LogFenced | LogUnavailable | null

type Store = { table: Entries; clock: Clock }
type Attempt<A> = { committed: readonly A[]; fenced: readonly A[]; open: readonly A[] }

/**
 * Commits the appends of several logs in one statement and calls `decide` once for each. Those whose number is taken are left
 * out and the rest committed; errors of the store are retried until the limit. Never rejects.
 */
export async function commit<A extends Append>(
  { table, clock }: Store,
  appends: readonly A[],
  decide: (append: A, verdict: Verdict) => void,
): Promise<void> {
  const patience = new Patience(clock, limitMs)
  let open = appends
  let cause: unknown
  while (open.length > 0 && !patience.isOver) {
    try {
      const attempt = await patience.wait(attemptOnce(table, open, cause !== undefined))
      for (const append of attempt.committed) decide(append, null)
      for (const append of attempt.fenced)
        decide(append, new LogFenced(`Another writer took over ${append.id}`))
      const wasStuck = attempt.open.length === open.length
      open = attempt.open
      if (wasStuck) await pause(clock)
    } catch (error) {
      cause = error
      await pause(clock)
    }
  }
  patience.end()
  for (const append of open) decide(append, new LogUnavailable("The log could not be written", { cause }))
}

/** `unsure`: an earlier attempt failed in a way that may have come after its commit. */
async function attemptOnce<A extends Append>(
  table: Entries,
  appends: readonly A[],
  unsure: boolean,
): Promise<Attempt<A>> {
  const refused = await table.insert(appends)
  if (refused.length === 0) return { committed: appends, fenced: [], open: [] }
  const places = refused.map(({ id, entries }) => ({ id, seq: (entries[0]?.seq ?? 1) - 1 }))
  const rows = Map.groupBy(await table.since(places), ({ id }) => id)
  const standing = (append: A) => {
    const there = rows.get(append.id)?.filter(({ seq }) => seq >= (append.entries[0]?.seq ?? 1)) ?? []
    if (there.length === 0) return "open"
    const ours = unsure && append.entries.every(({ json }, index) => there[index]?.json === json)
    return ours ? "committed" : "fenced"
  }
  const { committed = [], fenced = [], open = [] } = Object.groupBy(refused, standing)
  const written = appends.filter((append) => !refused.includes(append))
  return { committed: [...written, ...committed], fenced, open }
}

function pause(clock: Clock): Promise<void> {
  return new Promise((resolve) => clock.after(retryMs, resolve))
}
