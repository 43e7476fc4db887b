import { readFileSync } from "node:fs"
import { fullDisk, isDiskFull } from "./disk.mjs"
import { Problem } from "./problem.mjs"
import { runQuietly } from "./run-quietly.mjs"

/**
 * Installs the packages unless `node_modules` holds just what the lockfile says.
 * @param {URL} root
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return
  console.log("Installing packages; this happens once and takes about a minute …")
  const { code, output } = await runNpm(root)
  if (code !== 0) throw new Problem(explain(output))
}

/**
 * npm keeps a lockfile of what it installed; contents say more than dates, which a checkout changes.
 * @param {URL} root
 */
export function isInstalled(root) {
  const wanted = readPackages(new URL("package-lock.json", root))
  const present = readPackages(new URL("node_modules/.package-lock.json", root))
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === "") return true
    const installed = present[path]
    if (!installed) return optional === true || devOptional === true
    return installed.version === version && installed.integrity === integrity
  })
}

/**
 * @param {URL} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages
  } catch {
    // Absent, or cut off by an interrupted install: nothing counts as installed.
    return {}
  }
}

/** @param {URL} root */
function runNpm(root) {
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"]
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env
  // Npm's own Node: the one in node_modules is about to be deleted.
  if (npm?.endsWith("npm-cli.js")) return runQuietly(node, [npm, ...args], { cwd: root })
  return runQuietly(process.platform === "win32" ? "npm.cmd" : "npm", args, { cwd: root })
}

/** @param {string} output */
function explain(output) {
  if (isDiskFull(output)) return fullDisk("this folder")
  if (/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT)\b/.test(output)) {
    return "The packages could not be installed because the npm registry cannot be reached; check the network and start again."
  }
  if (/\bEUSAGE\b/.test(output)) {
    return "The packages could not be installed because package.json and package-lock.json do not fit together; run npm install, then npm run lockfile."
  }
  return `The packages could not be installed. npm says:\n${output.trim()}`
}
