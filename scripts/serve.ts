import { setDefaultResultOrder } from "node:dns"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { type Config, ConfigError, readConfig } from "../lib/config.ts"
import { checkDisk } from "./bootstrap/disk.mjs"
import { Problem, runMain } from "./bootstrap/problem.mjs"
import { buildIfChanged } from "./serve/build.ts"
import { runNext } from "./serve/next.ts"
import { checkPort } from "./serve/port.ts"

const root = new URL("..", import.meta.url)

await runMain(async () => {
  const mode = readMode(process.argv.slice(2))
  // `localhost` is 127.0.0.1 here: whoever asks for the name finds it there too, the other way round not.
  setDefaultResultOrder("ipv4first")
  const config = readSettings()
  await checkPort(config.HOST, config.PORT)
  checkDisk(fileURLToPath(root))
  if (!config.DATABASE_URL) checkDisk(config.DATA_DIR)
  if (mode === "start") await buildIfChanged(root)
  runNext(mode, config)
  return 0
})

function readMode(args: string[]): "start" | "dev" {
  if (args.length === 0) return "start"
  if (args.length === 1 && args[0] === "--dev") return "dev"
  throw new Problem(
    `Unknown argument: ${args.join(" ")}. Settings are environment variables: PORT=3001 npm start.`,
  )
}

/** The settings, from the environment and, behind it, the files that Next.js reads too. */
function readSettings(): Config {
  for (const name of [".env.local", ".env"]) {
    const file = new URL(name, root)
    if (existsSync(file)) process.loadEnvFile(file)
  }
  try {
    return readConfig(process.env)
  } catch (error) {
    if (error instanceof ConfigError) throw new Problem(error.message)
    throw error
  }
}
