import { setTimeout as sleep } from "node:timers/promises"
import type { ClientCalls, Report, Target } from "./client-process.ts"
import type { Running } from "./contestant.ts"
import { loadCore } from "./cores.ts"
import { cpuUs } from "./process-usage.ts"
import type { Prompt } from "./prompt.ts"
import { Remote } from "./remote.ts"
import type { UpstreamCalls } from "./upstream-process.ts"

/** The two processes that make the load, and what they know together. */
export class Bench {
  readonly upstream = new Remote<UpstreamCalls>("upstream-process.ts", loadCore)
  readonly client = new Remote<ClientCalls>("client-process.ts", loadCore)
  #streams = 0

  /** New prompts, alike but for their keys. */
  prompts(count: number, prompt: Omit<Prompt, "key">): Prompt[] {
    return Array.from({ length: count }, () => ({ key: this.#newKey(), ...prompt }))
  }

  /** Opens streams that stay open, one token a second each; resolves when all have begun. `close` ends them. */
  async hold(
    target: Target,
    count: number,
    prompt: Partial<Prompt> = {},
  ): Promise<{ group: string; close(): Promise<void> }> {
    const group = this.#newKey()
    const prompts = this.prompts(count, { tokens: 1_000_000, perSecond: 1, burst: 0, ...prompt })
    await this.client.call("start", { ...target, group, prompts, staggerMs: count * 5, window: null })
    await this.client.call("begun", group)
    const close = async () => {
      if (target.wire === "millrace") await this.client.call("stop", { group, gapMs: 0, target })
      await this.client.call("destroy", group)
    }
    return { group, close }
  }

  /** How many of the streams were shown exactly what the upstream wrote. */
  async exact(streams: Report["streams"]): Promise<number> {
    const written = await this.upstream.call(
      "written",
      streams.map(({ key }) => key),
    )
    return streams.filter(({ tokens, fingerprint }, index) => {
      const there = written[index]
      return tokens > 0 && there?.tokens === tokens && there.fingerprint === fingerprint
    }).length
  }

  close(): void {
    this.upstream.close()
    this.client.close()
  }

  #newKey(): string {
    return `bench-stream-${String(this.#streams++).padStart(8, "0")}-${crypto.randomUUID().slice(0, 8)}`
  }
}

/** Resolves when the server has nothing left to do from what was measured before. */
export async function calm({ pid }: Running): Promise<void> {
  if (pid === null || Number.isNaN(cpuUs(pid))) return
  for (let turn = 0; turn < 40; turn++) {
    const before = cpuUs(pid)
    await sleep(250)
    if (cpuUs(pid) - before <= 20_000) return
  }
}
