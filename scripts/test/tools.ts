import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"

/** Where a tool is, or why there is none. */
export type Found = { path: string } | { missing: string }

const browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
const downloadSite = "https://cdn.playwright.dev"

/** A Chromium: the one of `CHROMIUM_PATH`, the system's, Playwright's, or else Debian's, installed now. */
export async function findBrowser(env = process.env): Promise<Found> {
  if (env.CHROMIUM_PATH) return { path: env.CHROMIUM_PATH }
  const found = onPath(browsers) ?? (await playwrightsOwn())
  if (found) return { path: found }
  if (await answers(downloadSite)) {
    say("Downloading a browser for the tests …")
    run("playwright", ["install", ...(isRoot() ? ["--with-deps"] : []), "chromium"])
  } else if (canInstall()) {
    say("Installing Debian's chromium for the tests …")
    aptInstall("chromium")
  }
  const installed = (await playwrightsOwn()) ?? onPath(browsers)
  if (installed) return { path: installed }
  return { missing: "There is no Chromium; install one, or name it in CHROMIUM_PATH." }
}

/** An nginx: the one of `NGINX_PATH`, the system's, or else Debian's, installed now. */
export async function findNginx(env = process.env): Promise<Found> {
  if (env.NGINX_PATH) return { path: env.NGINX_PATH }
  const found = onPath(["nginx"])
  if (found) return { path: found }
  if (canInstall()) {
    say("Installing Debian's nginx for the tests …")
    aptInstall("nginx")
  }
  const installed = onPath(["nginx"])
  if (installed) return { path: installed }
  return { missing: "There is no nginx; install one, or name it in NGINX_PATH." }
}

function onPath(names: string[]): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/bin"]
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

async function playwrightsOwn(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test")
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(5000) })
    return true
  } catch {
    // No such network from here.
    return false
  }
}

function canInstall(): boolean {
  return isRoot() && onPath(["apt-get"]) !== undefined
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function aptInstall(name: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  run("apt-get", ["update", "-qq"], env)
  run("apt-get", ["install", "-qq", "-y", "--no-install-recommends", name], env)
}

function run(command: string, args: string[], env = process.env): void {
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: "utf8", timeout: 600_000 })
  if (status !== 0) say(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`)
}

function say(words: string): void {
  console.log(words)
}
