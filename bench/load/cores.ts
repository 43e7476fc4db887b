import { spawnSync } from "node:child_process"
import { availableParallelism } from "node:os"

/** Cores as `taskset -c` lists them. */
export type Cores = "0" | "1" | "0-1"

/** Whether processes can be given cores of their own here: with `taskset` and at least two cores. */
export const canPin = availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0

/** The server under test alone, everything else on the other one. */
export const serverCore: Cores = "0"
export const loadCore: Cores = "1"
/** For a server that shares both with what loads it. */
export const bothCores: Cores = "0-1"

/** Puts a process and its threads on a core from now on. */
export function pin(pid: number, cores: Cores | null): void {
  if (canPin && cores !== null) spawnSync("taskset", ["-a", "-p", "-c", cores, String(pid)])
}

/** A command line that runs on a core from its beginning. */
export function pinned(cores: Cores, command: readonly [string, ...string[]]): [string, ...string[]] {
  return canPin ? ["taskset", "-c", cores, ...command] : [...command]
}
