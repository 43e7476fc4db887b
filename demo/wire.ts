import type { FinishReason } from "./script.ts"

export type Usage = { input: number; output: number }
export type ScriptedError = { message: string; code?: string }

/** One streamed answer in one wire format: each method returns the bytes of its server-sent events. */
export interface Wire {
  open(): string
  text(delta: string): string
  reasoning(delta: string): string
  /** One event or more for each fragment of the arguments. */
  toolCall(name: string, argumentDeltas: readonly string[]): string[]
  error(error: ScriptedError): string
  finish(reason: FinishReason, usage: Usage): string
}

export const sseData = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`

/** A short id with a prefix, as providers mint them. */
export const mintId = (prefix: string) => `${prefix}_${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`

/** Seconds since 1970, as both formats count. */
export const nowSeconds = () => Math.floor(Date.now() / 1000)
