import { createRequire } from "node:module"
import { freePort } from "../../e2e/fixtures/free-port.ts"
import { buildIfChanged } from "../../scripts/serve/build.ts"
import { baseUrl, type Contestant, type Running } from "./contestant.ts"
import { startMillrace } from "./millrace.ts"
import { startPostgres } from "./postgres.ts"
import { familyCpuUs } from "./process-usage.ts"
import { ServerProcess } from "./server-process.ts"

const direct: Contestant = {
  name: "direct",
  title: "no server between",
  start: async ({ upstreamPort }) => ({
    ...bare,
    target: { url: `http://127.0.0.1:${upstreamPort}`, wire: "openai", cookies: [""] },
    close: async () => {},
  }),
}

const proxy: Contestant = {
  name: "proxy",
  title: "raw byte proxy in Node",
  async start({ root, upstreamPort }) {
    const port = await freePort()
    const server = await ServerProcess.start({
      command: [process.execPath, "bench/contestants/proxy.mjs"],
      cwd: root,
      port,
      env: { OPENAI_BASE_URL: baseUrl(upstreamPort) },
    })
    const target = { url: `http://127.0.0.1:${port}`, wire: "openai" as const, cookies: [""] }
    return { ...bare, target, pid: server.pid, close: () => server.stop() }
  },
}

const stock: Contestant = {
  name: "stock",
  title: "stock template",
  async start({ root, upstreamPort }) {
    const folder = new URL("bench/contestants/stock/", root)
    await buildIfChanged(folder)
    const [port, inspectorPort] = [await freePort(), await freePort()]
    const next = createRequire(import.meta.url).resolve("next/dist/bin/next")
    const listen = ["--port", String(port), "--hostname", "127.0.0.1"]
    const server = await ServerProcess.start({
      command: [process.execPath, `--inspect-port=${inspectorPort}`, next, "start", ...listen],
      cwd: folder,
      port,
      env: { OPENAI_BASE_URL: baseUrl(upstreamPort) },
    })
    const target = { url: `http://127.0.0.1:${port}`, wire: "stock" as const, cookies: [""] }
    return { ...bare, target, pid: server.pid, inspectorPort, close: () => server.stop() }
  },
}

const onPglite: Contestant = {
  name: "millrace-pglite",
  title: "Millrace on PGlite",
  async start(context) {
    await buildIfChanged(context.root)
    return (await startMillrace(context, {})).running
  },
}

const onPostgres: Contestant = {
  name: "millrace-postgres",
  title: "Millrace on Postgres",
  async start(context) {
    await buildIfChanged(context.root)
    const postgres = await startPostgres()
    if (!postgres) return null
    const { running } = await startMillrace(context, { DATABASE_URL: postgres.url() })
    const close = () => running.close().finally(() => postgres.close())
    const databaseCpuUs = () => familyCpuUs(postgres.pid)
    return { ...running, databaseUrl: postgres.url(), workerCpuUs: null, databaseCpuUs, close }
  },
}

/** In the order in which they take turns. */
export const contestants: readonly Contestant[] = [direct, proxy, stock, onPglite, onPostgres]

const bare: Omit<Running, "target" | "close"> = {
  pid: null,
  inspectorPort: 0,
  databaseCpuUs: null,
  workerCpuUs: null,
}
