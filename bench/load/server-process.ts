import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { pinned, serverCore } from "./cores.ts"

const readyWithinMs = 60_000

export type ServerOptions = {
  command: readonly [string, ...string[]]
  cwd: URL
  port: number
  env: Record<string, string>
}

/** A server under test, on a core of its own, with nothing of this process's environment but what a process needs. */
export class ServerProcess {
  readonly #child: ChildProcess
  #output = ""

  private constructor({ command, cwd, port, env }: ServerOptions) {
    const [program, ...args] = pinned(serverCore, command)
    const { PATH, HOME } = process.env
    this.#child = spawn(program, args, {
      cwd,
      env: { PATH, HOME, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PORT: String(port), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    })
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on("data", (text) => {
        this.#output += text
      })
    process.once("exit", () => this.#child.kill("SIGKILL"))
  }

  /** Starts it and waits until it answers, whatever it says: a port may be open for a moment before, to see whether it is free. */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const server = new ServerProcess(options)
    const deadline = performance.now() + readyWithinMs
    while (!(await answers(options.port))) {
      if (server.#child.exitCode === null && performance.now() < deadline) await sleep(5)
      else throw new Error(`${options.command.join(" ")} did not start:\n${server.#output}`)
    }
    return server
  }

  get pid(): number {
    return this.#child.pid as number
  }

  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGKILL"): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, "exit")
    this.#child.kill(signal)
    await gone
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(2_000) })
    return true
  } catch {
    return false
  }
}
