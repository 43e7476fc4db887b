import { writeFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"

type Reply = { id: number; result: Record<string, unknown> }

/** Looks into a running Node.js process from outside; it has to run with `--inspect-port`. */
export class Inspector {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (result: Record<string, unknown>) => void>()
  #lastId = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener("message", ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as Reply
      this.#waiting.get(id)?.(result)
      this.#waiting.delete(id)
    })
  }

  /** Opens the process's inspector, which stays open until it ends. */
  static async open(pid: number, port: number): Promise<Inspector> {
    process.kill(pid, "SIGUSR1")
    for (;;) {
      const url = await addressOf(port)
      if (!url) {
        await sleep(20)
        continue
      }
      const socket = new WebSocket(url)
      await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }))
      return new Inspector(socket)
    }
  }

  /** Bytes its main thread uses, after garbage collection, inside and outside of V8's heap. */
  async liveBytes(): Promise<number> {
    await this.collectGarbage()
    await this.collectGarbage()
    const expression = "(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())"
    const { result } = await this.#send("Runtime.evaluate", { expression })
    return (result as { value: number }).value
  }

  async collectGarbage(): Promise<void> {
    await this.#send("HeapProfiler.collectGarbage")
  }

  async startProfile(): Promise<void> {
    await this.#send("Profiler.enable")
    await this.#send("Profiler.setSamplingInterval", { interval: 500 })
    await this.#send("Profiler.start")
  }

  /** Ends the profile and writes it to a file that Chrome's and VS Code's viewers open. */
  async writeProfile(file: string): Promise<void> {
    const { profile } = await this.#send("Profiler.stop")
    writeFileSync(file, JSON.stringify(profile))
  }

  close(): void {
    this.#socket.close()
  }

  #send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.#lastId
    this.#socket.send(JSON.stringify({ id, method, params }))
    return new Promise((resolve) => this.#waiting.set(id, resolve))
  }
}

async function addressOf(port: number): Promise<string | undefined> {
  try {
    const targets = await fetch(`http://127.0.0.1:${port}/json/list`)
    return ((await targets.json()) as { webSocketDebuggerUrl: string }[])[0]?.webSocketDebuggerUrl
  } catch {
    return undefined
  }
}
