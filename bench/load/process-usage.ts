import { existsSync, readdirSync, readFileSync } from "node:fs"

/** Whether this machine tells what a process uses in `/proc`. */
const hasProc = existsSync("/proc/self/stat")

/** Linux counts a process's time in hundredths of a second wherever Node runs. */
const usPerTick = 10_000

/** Processor time that a process with all its threads, and children it has waited for, has used so far, in microseconds. */
export function cpuUs(pid: number): number {
  return hasProc ? timesIn(`/proc/${pid}/stat`, 4) : Number.NaN
}

/** The same of one of its threads, by its name. */
export function threadCpuUs(pid: number, name: string): number {
  if (!hasProc) return Number.NaN
  const threads = readdirSync(`/proc/${pid}/task`)
  const named = threads.filter((id) => readFileSync(`/proc/${pid}/task/${id}/comm`, "utf8").trim() === name)
  return named.reduce((sum, id) => sum + timesIn(`/proc/${pid}/task/${id}/stat`, 2), 0)
}

/** The same of a process and all its living children. */
export function familyCpuUs(pid: number): number {
  if (!hasProc) return Number.NaN
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean)
  return children.reduce((sum, child) => sum + timesIn(`/proc/${child}/stat`, 2), cpuUs(pid))
}

/** Memory a process has in RAM, in bytes. */
export function residentBytes(pid: number): number {
  if (!hasProc) return Number.NaN
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024
}

/** The first `count` of utime, stime, cutime, cstime; 0 for what is gone. */
function timesIn(file: string, count: number): number {
  try {
    const text = readFileSync(file, "utf8")
    // The name may hold spaces and parentheses; what follows its last one has fixed places.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ")
    const times = fields.slice(11, 11 + count).map(Number)
    return times.reduce((sum, ticks) => sum + ticks * usPerTick, 0)
  } catch {
    return 0
  }
}
