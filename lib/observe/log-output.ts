import { pino } from "pino"

/** Where lines go. `write` returns at once, whatever becomes of the line. */
export type LogOutput = {
  write(line: string): void
  /** Lines that were lost because nobody read them. */
  readonly dropped: number
  /** Resolves when what was written has gone out, or when it will not. */
  flush(): Promise<void>
}

/** Bytes that may wait for whoever reads the output; what comes on top is dropped. */
const maxWaitingBytes = 1024 * 1024
/** How long a process that ends waits for whoever reads the output. */
const flushMs = 500

/**
 * Standard error, or another file descriptor. Written behind the event loop: a reader that is slow, stuck or gone costs lines and
 * nothing else.
 */
export function openOutput(fd = 2): LogOutput {
  let dropped = 0
  // Without a minimum its `flush` calls back at once.
  const destination = pino.destination({ dest: fd, sync: false, minLength: 1, maxLength: maxWaitingBytes })
  // Its own flush when the process exits waits for ever for a reader that is stuck, and for one that is gone.
  destination.flushSync = () => {}
  destination.on("drop", () => {
    dropped++
  })
  destination.on("error", () => {
    // There is nobody left to tell.
  })
  return {
    write: (line) => void destination.write(line),
    get dropped() {
      return dropped
    },
    flush: () =>
      new Promise((resolve) => {
        destination.flush(() => resolve())
        setTimeout(resolve, flushMs).unref()
      }),
  }
}
