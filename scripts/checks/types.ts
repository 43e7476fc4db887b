import { spawnSync } from "node:child_process"

// Next.js writes the types of routes and of imported styles; tsc needs them and a fresh clone has none.
for (const [command, ...args] of [
  ["next", "typegen"],
  // From scratch: what an earlier run remembers can miss a file that git has changed since.
  ["tsc", "--noEmit", "--incremental", "false"],
] as const) {
  const { status } = spawnSync(command, args, { stdio: "inherit" })
  if (status !== 0) process.exit(1)
}
