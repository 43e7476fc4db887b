import type { ImportContent } from "./import-file"
import type { ImportRequest } from "./import-worker"

/**
 * `readImportContent` beside the page, which stays responsive meanwhile: it takes the content over batch by batch. Rejects when
 * aborted, or when the worker cannot run.
 */
export async function readInWorker(file: Blob, signal: AbortSignal): Promise<ImportContent | null> {
  const worker = new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" })
  signal.addEventListener("abort", () => worker.terminate(), { once: true })
  const content = await ask<Omit<ImportContent, "batches">>(worker, file, signal)
  if (content) return { ...content, batches: batchesFrom(worker, signal) }
  worker.terminate()
  return null
}

async function* batchesFrom(worker: Worker, signal: AbortSignal): AsyncGenerator<readonly string[], void> {
  try {
    for (;;) {
      const batch = await ask<string[]>(worker, "next", signal)
      if (!batch) return
      yield batch
    }
  } finally {
    worker.terminate()
  }
}

function ask<T>(worker: Worker, request: ImportRequest, signal: AbortSignal): Promise<T | null> {
  const { promise, resolve, reject } = Promise.withResolvers<T | null>()
  const settled = new AbortController()
  const once = { once: true, signal: settled.signal }
  worker.addEventListener("message", ({ data }) => resolve(data), once)
  worker.addEventListener("error", reject, once)
  signal.addEventListener("abort", () => reject(signal.reason), once)
  worker.postMessage(request)
  return promise.finally(() => settled.abort())
}
