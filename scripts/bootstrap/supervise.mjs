import { spawn } from "node:child_process"
import { constants } from "node:os"

// The terminal and npm both deliver a Ctrl-C; what comes within this time is the same one.
const sameRequestMs = 1000
const parentCheckMs = 500

/**
 * Runs a program as long as it lives and resolves with its exit code (128 + n after signal n).
 *
 * The program gets a process group of its own, so that a signal reaches it exactly once: from here. A second signal, later than
 * `sameRequestMs`, kills the whole group. When npm is killed above us, the program is asked to stop as by SIGTERM; for the
 * case that this process is killed it has `stopWithSupervisor`.
 * @param {string} command
 * @param {string[]} args
 * @param {URL} cwd
 * @returns {Promise<number>}
 */
export function supervise(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const detached = process.platform !== "win32"
    const child = spawn(command, args, { cwd, detached, stdio: ["ignore", "inherit", "inherit", "ipc"] })
    let askedAt = Number.NaN
    const ask = (/** @type {NodeJS.Signals} */ signal) => {
      if (Number.isNaN(askedAt)) {
        askedAt = Date.now()
        child.kill(signal === "SIGHUP" ? "SIGTERM" : signal)
      } else if (Date.now() - askedAt > sameRequestMs) {
        killGroup(child, detached)
      }
    }
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, ask)
    if (process.env.npm_lifecycle_event) onParentGone(() => ask("SIGTERM"))
    child.on("error", reject)
    child.on("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/** In the supervised program: asks it to stop, as by SIGTERM, when the supervisor is gone and can forward nothing. */
export function stopWithSupervisor() {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"))
  // Listening must not keep the program alive.
  process.channel?.unref()
}

/** @param {() => void} action */
function onParentGone(action) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    action()
  }, parentCheckMs)
  timer.unref()
}

/** @param {import("node:child_process").ChildProcess} child @param {boolean} detached */
function killGroup(child, detached) {
  if (detached && child.pid) process.kill(-child.pid, "SIGKILL")
  else child.kill("SIGKILL")
}
