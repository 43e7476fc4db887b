import { spawnSync } from "node:child_process"

// Next.js writes the types of routes and of imported styles; tsc needs them and a fresh clone has none.
for (const [command, ...args] of [
  ["next", "typegen"],
  ["tsc", "--noEmit"],
] as const) {
  const { status } = spawnSync(command, args, { stdio: "inherit" })
  if (status !== 0) process.exit(1)
}
