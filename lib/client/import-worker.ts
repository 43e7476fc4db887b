import { readImportContent } from "./import-content"

/** The file to read, or the wish for the next batch of it. */
export type ImportRequest = Blob | "next"

let batches: Iterator<string[]> = [].values()

// The script of a worker: gets the file and answers with what is in it, then a batch for each wish, and null behind the last one.
self.addEventListener("message", async ({ data }: MessageEvent<ImportRequest>) => {
  if (data === "next") return self.postMessage(batches.next().value ?? null)
  const content = await readImportContent(data)
  batches = content?.batches.values() ?? batches
  self.postMessage(content && { total: content.total, skipped: content.skipped })
})
