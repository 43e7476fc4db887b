import { once } from "node:events"
import type { Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import type { Sky } from "./weather.ts"

const throttleTickMs = 20

/** Two sockets joined through the weather. What one side ends is ended on the other, in order and as late as its bytes. */
export class Link {
  readonly #sides: readonly [Socket, Socket]
  readonly #over = new AbortController()

  constructor(client: Socket, upstream: Socket, sky: Sky) {
    this.#sides = [client, upstream]
    for (const side of this.#sides) {
      side.setNoDelay(true)
      // A side that fails is torn down by the pump that reads it.
      side.on("error", () => {})
    }
    void Promise.all([this.#pump(client, upstream, sky), this.#pump(upstream, client, sky)])
  }

  get open(): boolean {
    return !this.#over.signal.aborted
  }

  /** Ends both sides with a FIN. */
  cut(): void {
    this.#over.abort()
    for (const side of this.#sides) side.end(() => side.destroy())
  }

  /** Ends both sides with a RST. */
  reset(): void {
    this.#over.abort()
    for (const side of this.#sides) side.resetAndDestroy()
  }

  async #pump(from: Socket, to: Socket, sky: Sky): Promise<void> {
    const { signal } = this.#over
    try {
      for await (const chunk of from) await pass(chunk, to, sky, signal)
      await outOfBlackHole(sky, signal)
      if (this.open) to.end()
    } catch {
      // Reset by the other side: pass that on, unless nothing passes now.
      await outOfBlackHole(sky, signal)
      if (this.open) this.reset()
    }
    if (from.readableEnded && to.readableEnded) this.#over.abort()
  }
}

async function pass(chunk: Buffer, to: Socket, sky: Sky, signal: AbortSignal): Promise<void> {
  let rest = chunk
  while (rest.length > 0) {
    await outOfBlackHole(sky, signal)
    signal.throwIfAborted()
    const { weather } = sky
    if (weather.kind === "delay") await sleep(weather.ms, undefined, { signal })
    if (weather.kind === "throttle") await sleep(throttleTickMs, undefined, { signal })
    const length =
      weather.kind === "throttle" ? Math.ceil((weather.bytesPerSecond * throttleTickMs) / 1000) : rest.length
    if (!to.write(rest.subarray(0, length))) await once(to, "drain", { signal })
    rest = rest.subarray(length)
  }
}

async function outOfBlackHole(sky: Sky, signal: AbortSignal): Promise<void> {
  while (sky.weather.kind === "black-hole" && !signal.aborted) await sky.changed(signal)
}
