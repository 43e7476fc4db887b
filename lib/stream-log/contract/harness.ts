import type { GenerationId } from "../../protocol/ids"
import type { Chunk } from "../../protocol/message"
import type { Entry, StreamLog } from "../stream-log"

/** What a driver brings to be tested. */
export type Harness = {
  log: StreamLog
  /** The log of another instance on the same store. */
  other: StreamLog
  /** From now on no commit succeeds before the returned function is called; those held then do. */
  hold(): () => void
  close(): Promise<void>
}

/** Declares one guarantee: its sentence, and the test that names it, given a new id. */
export type Guarantee = (
  sentence: string,
  test: (harness: Harness, id: GenerationId) => Promise<void>,
) => void

export const start: Chunk = { type: "start" }
export const textStart: Chunk = { type: "text-start", id: "0" }
export const finish: Chunk = { type: "finish" }
export const fence: Chunk = { type: "message-metadata", messageMetadata: {} }
export const text = (delta: string): Chunk => ({ type: "text-delta", id: "0", delta })
export const reasoning = (delta: string): Chunk => ({ type: "reasoning-delta", id: "0", delta })
export const annotated = (value: string): Chunk => ({
  type: "text-delta",
  id: "0",
  delta: value,
  providerMetadata: { test: { value } },
})
export const notice = (silentMs: number): Chunk => ({
  type: "data-notice",
  data: { kind: "silence", silentMs },
})
export const story = (...words: string[]): Chunk[] => [start, textStart, ...words.map(text)]

export const forever = (after: number) => ({ after, signal: new AbortController().signal })
export const collect = (entries: AsyncIterable<Entry>) => Array.fromAsync(entries)
export const all = (log: StreamLog, id: GenerationId) => collect(log.read(id, forever(0)))
export const chunks = async (log: StreamLog, id: GenerationId) => (await log.snapshot(id)).chunks
export const textOf = ({ json }: Entry): string => JSON.parse(json).delta ?? ""

/** Lets everything happen that waits for nothing but its turn. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** A reader at work. */
export class Reading {
  readonly entries: Entry[] = []
  readonly ended: Promise<void>
  #onEntry = () => {}

  constructor(log: StreamLog, id: GenerationId, signal = new AbortController().signal) {
    this.ended = this.#read(log.read(id, { after: 0, signal }))
  }

  /** Resolves when `count` entries have come. */
  async until(count: number): Promise<void> {
    while (this.entries.length < count) await new Promise<void>((resolve) => (this.#onEntry = resolve))
  }

  async #read(entries: AsyncIterable<Entry>) {
    for await (const entry of entries) {
      this.entries.push(entry)
      this.#onEntry()
    }
  }
}
