import { readImportContent } from "./import-content"

// The script of a worker: gets the file, answers with its content.
self.addEventListener("message", async ({ data }: MessageEvent<Blob>) => {
  self.postMessage(await readImportContent(data))
})
