import { type ListedModel, listModels } from "./list-models"

/** The usual loopback ports of servers that people run models with. */
const usualServers = [
  { name: "Ollama", port: 11434 },
  { name: "LM Studio", port: 1234 },
  { name: "llama.cpp", port: 8080 },
  { name: "vLLM", port: 8000 },
] as const

export type LocalServer = { name: string; baseURL: string; models: readonly [ListedModel, ...ListedModel[]] }

type Options = {
  timeoutMs?: number
  exceptPort?: number
  servers?: readonly { name: string; port: number }[]
}

/**
 * Looks for OpenAI-compatible servers on loopback, all ports at once, and returns those that list a model to chat with, in
 * the order of `usualServers`. Takes at most `timeoutMs`; never rejects. `exceptPort` is our own port.
 */
export async function findLocal(options: Options = {}): Promise<LocalServer[]> {
  const { timeoutMs = 300, exceptPort, servers = usualServers } = options
  const probes = servers
    .filter(({ port }) => port !== exceptPort)
    .map(async ({ name, port }): Promise<LocalServer | null> => {
      const baseURL = `http://127.0.0.1:${port}/v1`
      const [first, ...rest] = (await listModels(baseURL, { timeoutMs })).filter(isForeign)
      return first ? { name, baseURL, models: [first, ...rest] } : null
    })
  return (await Promise.all(probes)).filter((server) => server !== null)
}

/** Not one of our own: the demo server of another Millrace may run on this machine. */
function isForeign({ ownedBy }: ListedModel): boolean {
  return ownedBy !== "millrace"
}
