import { getConnection } from "../chat-store/connect"
import { ConfigError, readConfig } from "../config"
import { keepConnectionsAtRest } from "../http/connections-at-rest"
import { OpenRequests } from "../http/open-requests"
import { notePeers } from "../limits/peer-address"
import { banner } from "./banner"
import { lowerHelperThreads } from "./helper-threads"
import { logOutput, setUpLog } from "./log"
import { startTracing } from "./tracing"

/** Errors whose words are meant for the person at the terminal. */
const spoken: ReadonlySet<string> = new Set([ConfigError.name, "DataFolderInUse", "DataFolderUnusable"])

/** Makes the server, says where it listens and what answers, and ends it in order when the process is told to stop. */
export async function boot(): Promise<void> {
  outliveReaders()
  notePeers()
  keepConnectionsAtRest()
  const requests = new OpenRequests()
  try {
    const config = readConfig()
    setUpLog(config)
    void getConnection(config)
    await startTracing(config)
    const { getServer } = await import("../server")
    const server = await getServer()
    process.stdout.write(banner(server))
    // Not before: a new database is made by code that they compile.
    await lowerHelperThreads()
    onSignal(() => server.shutDown(() => requests.finish()))
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
    process.exit(1)
  }
}

/** Output that nobody reads any more (`npm start | head`) must neither end the server nor keep it busy with complaining. */
function outliveReaders() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignore)
}

const ignore = () => {
  // There is nobody left to tell.
}

function onSignal(shutDown: () => Promise<void>) {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await shutDown()
    await logOutput().flush()
    process.exit(0)
  }
  process.on("SIGTERM", end)
  process.on("SIGINT", end)
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return `Millrace could not start: ${String(error)}`
  return spoken.has(error.name) ? error.message : `Millrace could not start: ${error.stack}`
}
