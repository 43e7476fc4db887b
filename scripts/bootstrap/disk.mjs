import { existsSync, statfsSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { Problem } from "./problem.mjs"

const leastFreeBytes = 100 * 1024 * 1024

/**
 * Throws a `Problem` when the disk that holds a folder has less than 100 MB left. The folder need not exist yet.
 * @param {string} folder
 * @param {(path: string) => { bavail: number, bsize: number }} statfs
 */
export function checkDisk(folder, statfs = statfsSync) {
  let existing = resolve(folder)
  while (!existsSync(existing)) existing = dirname(existing)
  const { bavail, bsize } = statfs(existing)
  if (bavail * bsize < leastFreeBytes) throw new Problem(fullDisk(folder))
}

/** @param {string} folder */
export function fullDisk(folder) {
  return `The disk that holds ${folder} is full: free at least 100 MB there and start again.`
}

/** Whether a program's output says that the disk is full. @param {string} output */
export function isDiskFull(output) {
  return /\bENOSPC\b|[Nn]o space left on device/.test(output)
}
