import { existsSync } from "node:fs"
import { type Config, ConfigError, readConfig } from "../../lib/config.ts"
import { Problem } from "../bootstrap/problem.mjs"

/** The settings, from the environment and, behind it, the files that Next.js reads too. Throws a `Problem`. */
export function readSettings(root: URL): Config {
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
