import { tool } from "ai"
import { z } from "zod"
import type { OfferedTools, Tools } from "../tools/tools"

/** For unit tests: `look` runs by itself, `send` asks first. Both tell what they were run with, and end when the test says so. */
export class TestTools implements Tools {
  readonly ran: string[] = []
  /** Calls that run wait for this. */
  gate: Promise<unknown> = Promise.resolve()
  /** What `look` throws instead of an output. */
  failure: Error | null = null

  /** The model's tools wait for this, or for the end. */
  offer: Promise<unknown> = Promise.resolve()
  /** The model cannot call any. */
  none = false

  async forModel(_model: unknown, signal: AbortSignal): Promise<OfferedTools> {
    const ended = new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }))
    await Promise.race([this.offer, ended])
    const inputSchema = z.object({ at: z.string() })
    const execute = (name: string) => async (input: { at: string }) => {
      this.ran.push(`${name} ${input.at}`)
      await this.gate
      if (this.failure) throw this.failure
      return `done: ${input.at}`
    }
    const look = tool({ inputSchema, execute: execute("look") })
    const send = tool({ inputSchema, execute: execute("send") })
    return {
      tools: this.none ? {} : { look, send },
      ask: new Set(["send"]),
      approvalSecret: new Uint8Array(32).fill(7),
    }
  }

  async close() {}
}
