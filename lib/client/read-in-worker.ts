import type { ImportContent } from "./import-file"

/** `readImportContent` beside the page, which is given blobs and touches none of the text. Rejects when aborted, or when the worker cannot run. */
export function readInWorker(file: Blob, signal: AbortSignal): Promise<ImportContent | null> {
  const worker = new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" })
  const { promise, resolve, reject } = Promise.withResolvers<ImportContent | null>()
  worker.addEventListener("message", ({ data }) => resolve(data))
  worker.addEventListener("error", reject)
  signal.addEventListener("abort", () => reject(signal.reason), { once: true })
  worker.postMessage(file)
  return promise.finally(() => worker.terminate())
}
