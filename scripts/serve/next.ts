import { createRequire, enableCompileCache } from "node:module"
import { join } from "node:path"
import { stripVTControlCharacters } from "node:util"
import type { Config } from "../../lib/config.ts"
import { stopWithSupervisor } from "../bootstrap/supervise.mjs"

/** Turns this process into Next.js. It ends when the app says so: the app drains on a signal, Next.js leaves that to it. */
export function runNext(mode: "start" | "dev", { HOST, PORT }: Pick<Config, "HOST" | "PORT">): void {
  stopWithSupervisor()
  process.env.NEXT_MANUAL_SIG_HANDLE = "true"
  process.env.NEXT_TELEMETRY_DISABLED = "1"
  Object.assign(process.env, { NODE_ENV: mode === "start" ? "production" : "development" })
  if (mode === "start") {
    hideBanner()
    // Compiled code of a thousand modules, written when the process ends; a build throws it away with everything else.
    enableCompileCache(join(process.cwd(), ".next/compile-cache"))
  }
  process.argv.splice(2, Infinity, mode, "--port", String(PORT), "--hostname", HOST)
  createRequire(import.meta.url)("next/dist/bin/next")
}

/** Hides Next's own start-up lines, which ours repeat with more. The first line that is none of them ends it. */
function hideBanner() {
  const { log } = console
  console.log = (...words: unknown[]) => {
    const line = stripVTControlCharacters(words.join(" "))
    if (/^(▲ Next\.js|- Local:|- Network:|✓ Ready in|✓ Running next\.config)/.test(line)) return
    console.log = log
    log(...words)
  }
}
