import { mkdtemp } from "node:fs/promises"
import { join } from "node:path"
import { freePort } from "../../e2e/fixtures/free-port.ts"
import { baseUrl, type Context, type Running } from "./contestant.ts"
import { threadCpuUs } from "./process-usage.ts"
import { ServerProcess } from "./server-process.ts"

/** People whose chats are measured, where nothing else is said. */
const usualPeople = 10

/** Millrace as `npm start` runs it. */
export class Millrace {
  readonly url: string
  readonly inspectorPort: number
  readonly #context: Context
  readonly #port: number
  readonly #env: Record<string, string>
  #server: ServerProcess | null = null

  constructor(context: Context, port: number, inspectorPort: number, env: Record<string, string>) {
    this.#context = context
    this.#port = port
    this.#env = env
    this.inspectorPort = inspectorPort
    this.url = `http://127.0.0.1:${port}`
  }

  get pid(): number {
    return this.#server?.pid as number
  }

  async start(): Promise<void> {
    this.#server = await ServerProcess.start({
      command: [process.execPath, `--inspect-port=${this.inspectorPort}`, "scripts/serve.ts"],
      cwd: this.#context.root,
      port: this.#port,
      env: {
        HOST: "127.0.0.1",
        OPENAI_BASE_URL: baseUrl(this.#context.upstreamPort),
        OPENAI_MODEL: "bench",
        // One machine plays all the people: what protects from one is off, and every answer goes on without a viewer.
        REQUESTS_PER_MINUTE: "0",
        GUESTS_PER_HOUR: "0",
        CONCURRENT_ANSWERS: "0",
        OPEN_STREAMS: "0",
        TOKENS_PER_DAY: "0",
        DISCONNECT_GRACE_MS: "-1",
        MAX_ANSWER_MS: "0",
        // A name for a chat is a second call, which the others do not make.
        TITLES: "false",
        ...this.#env,
      },
    })
  }

  async stop(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    await this.#server?.stop(signal)
  }

  /** The cookie of a new guest. */
  async guest(): Promise<string> {
    const answer = await fetch(`${this.url}/api/session`)
    if (!answer.ok) throw new Error(`No session: ${answer.status} ${await answer.text()}`)
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ")
  }
}

/** Starts Millrace with an empty database. */
export async function startMillrace(
  context: Context,
  env: Record<string, string>,
  people = usualPeople,
): Promise<{ millrace: Millrace; running: Running }> {
  const folder = await mkdtemp(join(context.folder, "data-"))
  const ports = [await freePort(), await freePort()] as const
  const millrace = new Millrace(context, ...ports, { DATA_DIR: folder, ...env })
  await millrace.start()
  const cookies: string[] = []
  for (let person = 0; person < people; person++) cookies.push(await millrace.guest())
  const { pid, inspectorPort, url } = millrace
  const running: Running = {
    target: { url, wire: "millrace", cookies },
    pid,
    inspectorPort,
    databaseCpuUs: null,
    workerCpuUs: () => threadCpuUs(pid, "pglite"),
    close: () => millrace.stop("SIGKILL"),
  }
  return { millrace, running }
}
