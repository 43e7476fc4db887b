import type { ColoredChunk, HighlightRequest } from "./highlighter"

let worker: Worker | null = null

/**
 * `highlight` beside the page: compiling a grammar's expressions takes a quarter of a second. The next chunk is made when it is
 * asked for, so leaving the loop ends the work. Throws when the worker cannot run or the grammar cannot be had.
 */
export async function* highlightInWorker(request: HighlightRequest): AsyncGenerator<ColoredChunk, void> {
  const { port1: port, port2 } = new MessageChannel()
  const running = startWorker()
  running.postMessage(request, [port2])
  try {
    for (;;) {
      const { value, done } = await ask(port, running)
      if (done) return
      yield value
    }
  } finally {
    port.close()
  }
}

function startWorker(): Worker {
  worker ??= new Worker(new URL("./highlight-worker.ts", import.meta.url), { type: "module" })
  return worker
}

function ask(port: MessagePort, running: Worker): Promise<IteratorResult<ColoredChunk, void>> {
  const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<ColoredChunk, void>>()
  const onError = () => {
    // Its script did not come: the next block tries again.
    if (worker === running) worker = null
    reject(new Error("The highlighter could not be started."))
  }
  running.addEventListener("error", onError, { once: true })
  port.onmessage = ({ data }: MessageEvent<IteratorResult<ColoredChunk, void> | null>) =>
    data ? resolve(data) : reject(new Error("This language could not be highlighted."))
  port.postMessage(null)
  return promise.finally(() => running.removeEventListener("error", onError))
}
