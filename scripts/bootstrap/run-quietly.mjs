import { spawn } from "node:child_process"
import { constants } from "node:os"

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])

/**
 * Runs a program to its end and keeps what it says. A signal that ends this process ends the program first, with all that
 * it started.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: URL, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, output: string }>} rejects when the program cannot be started
 */
export function runQuietly(command, args, { cwd, env = process.env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true })
    let output = ""
    const keep = (/** @type {Buffer} */ bytes) => {
      output += bytes
    }
    child.stdout.on("data", keep)
    child.stderr.on("data", keep)
    const stop = (/** @type {NodeJS.Signals} */ signal) => {
      if (child.pid) process.kill(-child.pid, signal)
      process.exit(128 + constants.signals[signal])
    }
    for (const signal of signals) process.on(signal, stop)
    const release = () => {
      for (const signal of signals) process.off(signal, stop)
    }
    child.on("error", (error) => {
      release()
      reject(error)
    })
    child.on("close", (code) => {
      release()
      resolve({ code: code ?? 1, output })
    })
  })
}
