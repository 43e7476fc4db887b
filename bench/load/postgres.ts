import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, globSync } from "node:fs"
import { chown, mkdir } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { freePort } from "../../e2e/fixtures/free-port.ts"
import { loadCore, pinned } from "./cores.ts"
import { accepts } from "./server-process.ts"

export type Postgres = { url: string; pid: number; close(): Promise<void> }

/** A new Postgres in a folder, as Debian sets it up, on the load's core; null where none is installed. */
export async function startPostgres(folder: string): Promise<Postgres | null> {
  const bin = globSync("/usr/lib/postgresql/*/bin").at(-1)
  if (!bin || !existsSync(join(bin, "initdb"))) return null
  const user = accountFor()
  await mkdir(folder, { recursive: true })
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid as number)
  const data = join(folder, "data")
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "bench", "-A", "trust", "--locale=C.UTF-8"], {
    ...user,
    cwd: folder,
    stdio: "ignore",
  })
  const port = await freePort()
  const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`]
  const extensions = ["shared_preload_libraries=pg_stat_statements"]
  const flags = [...settings, ...extensions].flatMap((setting) => ["-c", setting])
  const command = pinned(loadCore, [join(bin, "postgres"), "-D", data, "-p", String(port), ...flags])
  const server = spawn(command[0], command.slice(1), { ...user, cwd: folder, stdio: "ignore" })
  process.once("exit", () => server.kill("SIGINT"))
  while (!(await accepts(port))) {
    if (server.exitCode !== null) throw new Error("Postgres did not start")
    await sleep(50)
  }
  return {
    url: `postgres://bench@127.0.0.1:${port}/postgres`,
    pid: server.pid as number,
    async close() {
      const gone = once(server, "exit")
      server.kill("SIGINT")
      await gone
    },
  }
}

/** Postgres refuses to run as root; Debian's package made an account for it. */
function accountFor(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"]).toString())
  return { uid: id("-u"), gid: id("-g") }
}
