import { join } from "node:path"
import { Worker } from "node:worker_threads"
import type { PdfWords } from "./pdf-words"

export type PdfLimits = { limitMs: number; maxPages: number; maxCharacters: number; maxHeapMb: number }
type Reply = { text: string; error?: undefined } | { text?: undefined; error: string }

/** 200 000 characters are about 50 000 tokens, more than most documents have. */
const usual: PdfLimits = { limitMs: 20_000, maxPages: 300, maxCharacters: 200_000, maxHeapMb: 512 }

/**
 * Reads one document at a time, each in a thread of its own: parsing holds up no stream, and a document made to take for ever, or
 * all memory, is ended with its thread.
 */
export class PdfReader implements PdfWords {
  readonly #limits: PdfLimits
  #last: Promise<unknown> = Promise.resolve()

  constructor(limits: Partial<PdfLimits> = {}) {
    this.#limits = { ...usual, ...limits }
  }

  read(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const run = () => readInThread(bytes, this.#limits)
    const words = this.#last.then(run, run)
    this.#last = words.catch(() => {
      /* whoever asked is told; the next one takes its turn */
    })
    return words
  }
}

function readInThread(bytes: Uint8Array<ArrayBuffer>, limits: PdfLimits): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const file = join(/* turbopackIgnore: true */ process.cwd(), "lib/attachments/pdf-worker.mjs")
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    name: "pdf",
    execArgv: [],
    env: {},
    workerData: { bytes, ...limits },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb },
  })
  const timer = setTimeout(() => reject(new Error("The PDF takes too long to read")), limits.limitMs)
  worker.once("message", ({ text, error }: Reply) =>
    error === undefined ? resolve(text) : reject(new Error(`The PDF cannot be read: ${error}`)),
  )
  worker.once("error", (cause) => reject(new Error("The PDF cannot be read", { cause })))
  worker.once("exit", () => reject(new Error("The thread that reads PDFs ended")))
  return promise.finally(() => {
    clearTimeout(timer)
    void worker.terminate()
  })
}
