import { type Bench, calm } from "../bench.ts"
import type { Running } from "../contestant.ts"
import { quantile } from "../statistics.ts"
import { msBetween } from "../token.ts"
import { tokensPerSecond } from "./level.ts"

/** Ten people a second: all at once would measure the ends of the others. */
const gapMs = 100

/** Milliseconds from asking to stop until the upstream's socket is closed, of answers that stream, asked for one after the other. */
export async function measureStop(
  bench: Bench,
  running: Running,
  streams: number,
): Promise<{ p50: number; p99: number }> {
  const { target } = running
  const { group, close } = await bench.hold(target, streams, { perSecond: tokensPerSecond })
  await calm(running)
  const asked = await bench.client.call("stop", { group, gapMs, target })
  const written = await bench.upstream.call(
    "written",
    asked.map(({ key }) => key),
  )
  const times = asked.map(({ at }, index) => {
    const closedAt = written[index]?.closedAt
    return typeof closedAt === "number" ? msBetween(at, closedAt) : Number.POSITIVE_INFINITY
  })
  await close()
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}
