import { setDefaultResultOrder } from "node:dns"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Config } from "../../lib/config.ts"
import { Problem, runMain } from "../bootstrap/problem.mjs"
import { stopWithSupervisor } from "../bootstrap/supervise.mjs"
import { readSettings } from "../serve/settings.ts"
import { checkDatabase } from "./check-database.ts"
import { checkNode, checkPort, checkSpace } from "./check-machine.ts"
import { checkModels } from "./check-models.ts"
import { checkRedis } from "./check-redis.ts"
import { bad, type Finding, good, print } from "./finding.ts"

const root = new URL("../..", import.meta.url)

// `npm run doctor`: looks at everything that an installation needs, says what to do where something is wrong, and ends with 1 then.
stopWithSupervisor()
await runMain(async () => {
  // As `npm start` has it.
  setDefaultResultOrder("ipv4first")
  const findings = [checkNode(process.versions.node, neededNode()), ...(await checkSettings())]
  for (const finding of findings) console.log(print(finding))
  const problems = findings.filter(({ state }) => state === "bad").length
  console.log(problems === 0 ? "\nAll is well." : `\nProblems: ${problems}`)
  return problems === 0 ? 0 : 1
})

async function checkSettings(): Promise<Finding[]> {
  let config: Config
  try {
    config = readSettings(root)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [
      bad("settings", error.message, "Correct it in the environment or in .env; README.md lists them all."),
    ]
  }
  const folders = config.DATABASE_URL ? [fileURLToPath(root)] : [config.DATA_DIR]
  const [database, redis, models, port] = await Promise.all([
    checkDatabase(config),
    checkRedis(config),
    checkModels(config),
    checkPort(config),
  ])
  return [
    good("settings", "are valid"),
    ...folders.map((folder) => checkSpace(folder)),
    port,
    ...database,
    ...redis,
    ...models,
  ]
}

function neededNode(): string {
  const { engines } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
    engines: { node: string }
  }
  return engines.node
}
