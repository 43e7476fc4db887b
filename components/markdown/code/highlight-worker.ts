import { type HighlightRequest, highlight } from "./highlighter"

// The script of a worker: gets code and a port, and answers each message on the port with the next chunk in colour.
self.addEventListener("message", ({ data, ports: [port] }: MessageEvent<HighlightRequest>) => {
  if (!port) return
  const chunks = highlight(data)
  port.addEventListener("message", async () => {
    const result = await chunks.next().catch(() => null)
    port.postMessage(result)
  })
  port.start()
})
