import { setDefaultResultOrder } from "node:dns"
import { fileURLToPath } from "node:url"
import { checkDisk } from "./bootstrap/disk.mjs"
import { Problem, runMain } from "./bootstrap/problem.mjs"
import { buildIfChanged } from "./serve/build.ts"
import { runNext } from "./serve/next.ts"
import { checkPort } from "./serve/port.ts"
import { readSettings } from "./serve/settings.ts"

const root = new URL("..", import.meta.url)

await runMain(async () => {
  const mode = readMode(process.argv.slice(2))
  // `localhost` is 127.0.0.1 here: whoever asks for the name finds it there too, the other way round not.
  setDefaultResultOrder("ipv4first")
  const config = readSettings(root)
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
