import type { Machine } from "./machine.ts"

/** Where a tool is, or why there is none. */
export type Found = { path: string } | { missing: string }

const browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
const downloadSite = "https://cdn.playwright.dev"

/** A Chromium: the one of `CHROMIUM_PATH`, the system's, Playwright's, or else Debian's, installed now. */
export async function findBrowser(machine: Machine): Promise<Found> {
  const look = async () => machine.find(...browsers) ?? (await machine.playwrightsBrowser())
  const there = machine.env.CHROMIUM_PATH || (await look())
  if (there) return { path: there }
  await installBrowser(machine)
  const installed = await look()
  if (installed) return { path: installed }
  return { missing: "There is no Chromium; install one, or name it in CHROMIUM_PATH." }
}

/** Chromium without a window: the one of `CHROMIUM_SHELL_PATH`, the system's, or else Debian's, installed now. There need not be one. */
export function findShell(machine: Machine): string | undefined {
  const name = "chromium-headless-shell"
  const there = machine.env.CHROMIUM_SHELL_PATH || machine.find(name)
  if (there || !hasApt(machine)) return there
  aptInstall(machine, name)
  return machine.find(name)
}

/** The servers that some tests put around the app: the program, Debian's package of it, the variable that names another one. */
export const servers = {
  nginx: { program: "nginx", package: "nginx", variable: "NGINX_PATH" },
  postgres: { program: "postgres", package: "postgresql", variable: "POSTGRES_PATH" },
  redis: { program: "redis-server", package: "redis-server", variable: "REDIS_PATH" },
} as const

/** A server: the one of its variable, the system's, or else Debian's, installed now. */
export async function findServer(machine: Machine, name: keyof typeof servers): Promise<Found> {
  const { program, package: debians, variable } = servers[name]
  const there = machine.env[variable] || machine.find(program)
  if (there) return { path: there }
  if (hasApt(machine)) aptInstall(machine, debians)
  const installed = machine.find(program)
  if (installed) return { path: installed }
  return { missing: `There is no ${program}; install one, or name it in ${variable}.` }
}

async function installBrowser(machine: Machine): Promise<void> {
  if (await machine.reaches(downloadSite)) {
    machine.say("Downloading a browser for the tests …")
    machine.run("playwright", "install", ...(machine.isRoot ? ["--with-deps"] : []), "chromium")
  } else if (hasApt(machine)) {
    aptInstall(machine, "chromium")
  }
}

function hasApt({ isRoot, find }: Machine): boolean {
  return isRoot && find("apt-get") !== undefined
}

function aptInstall({ run, say }: Machine, name: string): void {
  say(`Installing Debian's ${name} for the tests …`)
  run("apt-get", "update", "-qq")
  run("apt-get", "install", "-qq", "-y", "--no-install-recommends", name)
}
