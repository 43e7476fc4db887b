import type { Tool } from "ai"
import { log } from "../observe/log"
import { ToolError } from "./tool-error"

/** Longest a call may take, in milliseconds. */
const defaultLimitMs = 30_000
/** Longest an output may be as JSON, in UTF-16 units: it is stored, shown and sent to the model at each later step. */
const maxOutputLength = 200_000

/**
 * The tool with what every tool owes the rest: it ends as soon as its signal aborts or its time is up, whatever its own code
 * does; its output is bounded; it fails with nothing but a `ToolError`.
 */
export function guarded(name: string, tool: Tool, { limitMs = defaultLimitMs } = {}): Tool {
  const { execute } = tool
  if (!execute) return tool
  return {
    ...tool,
    execute: async (input, options) => {
      const late = AbortSignal.timeout(limitMs)
      const signal = options.abortSignal ? AbortSignal.any([options.abortSignal, late]) : late
      try {
        return bounded(await orAborted(execute(input, { ...options, abortSignal: signal }), signal))
      } catch (error) {
        if (options.abortSignal?.aborted) throw new ToolError("It was stopped.", { cause: error })
        if (late.aborted) throw new ToolError(`It took longer than ${limitMs / 1000} s.`, { cause: error })
        if (error instanceof ToolError) throw error
        log.error({ tool: name, err: error }, "a tool failed")
        throw new ToolError("The tool failed.", { cause: error })
      }
    },
  } as Tool
}

function orAborted<T>(work: T | PromiseLike<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener("abort", abort, { once: true })
    Promise.resolve(work)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", abort))
  })
}

function bounded<T>(output: T): T {
  if (JSON.stringify(output ?? null).length > maxOutputLength) throw new ToolError("Its result is too large.")
  return output
}
