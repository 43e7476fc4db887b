import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { type Cores, pin } from "./cores.ts"

type Call = { id: number; name: string; argument: unknown }
type Answer = { id: number; result?: unknown; error?: string }
type Calls = Record<string, (argument: never) => unknown>

/** In a process of its own: serves the calls of `Remote` by these functions. */
export function serveCalls(calls: Calls): void {
  process.on("message", async ({ id, name, argument }: Call) => {
    try {
      const result = await calls[name]?.(argument as never)
      process.send?.({ id, result } satisfies Answer)
    } catch (error) {
      process.send?.({ id, error: String((error as Error).stack) } satisfies Answer)
    }
  })
  process.on("disconnect", () => process.exit())
}

/** A module of this folder that runs as a process of its own and answers calls (`serveCalls`). */
export class Remote<C extends Calls> {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  #lastId = 0

  constructor(module: string, cores: Cores | null) {
    this.#child = fork(fileURLToPath(new URL(module, import.meta.url)), {
      // JSON has no infinity, which is how late a token is that never came.
      serialization: "advanced",
      // The load is not what is measured: it gets room, so that its garbage does not show up as latency.
      execArgv: ["--max-semi-space-size=64"],
    })
    pin(this.#child.pid as number, cores)
    this.#child.on("message", ({ id, result, error }: Answer) => {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error === undefined) waiting?.resolve(result)
      else waiting?.reject(new Error(error))
    })
    this.#child.on("exit", (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${module} ended with code ${code}`))
    })
  }

  call<K extends keyof C & string>(
    name: K,
    argument: Parameters<C[K]>[0],
  ): Promise<Awaited<ReturnType<C[K]>>> {
    const waiting = Promise.withResolvers<unknown>()
    this.#waiting.set(++this.#lastId, waiting)
    this.#child.send({ id: this.#lastId, name, argument } satisfies Call)
    return waiting.promise as Promise<Awaited<ReturnType<C[K]>>>
  }

  close(): void {
    this.#child.removeAllListeners("exit")
    this.#child.kill()
  }
}
