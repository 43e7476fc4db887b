import type { Bench } from "../bench.ts"
import type { Running } from "../contestant.ts"

const missed = 10_000

/** Milliseconds from joining a running answer of 10 000 tokens until the last of them is there. */
export async function measureResume(bench: Bench, { target }: Running): Promise<number> {
  const asked = { tokens: missed + 1_000, perSecond: 0.1, burst: missed }
  const { group, close } = await bench.hold(target, 1, asked)
  await bench.client.call("reached", { group, tokens: missed })
  await bench.client.call("view", { group: "resumed", of: group, each: 1, target })
  const ms = await bench.client.call("reached", { group: "resumed", tokens: missed })
  await bench.client.call("destroy", "resumed")
  await close()
  return ms
}
