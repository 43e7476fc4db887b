// Plain JavaScript, for whatever Node the system has: the rest runs on the one that npm brings.
import { ensureInstalled } from "./bootstrap/install.mjs"
import { findNode } from "./bootstrap/node-binary.mjs"
import { runMain } from "./bootstrap/problem.mjs"
import { supervise } from "./bootstrap/supervise.mjs"

const root = new URL("..", import.meta.url)

await runMain(async () => {
  await ensureInstalled(root)
  return supervise(findNode(root), ["scripts/serve.ts", ...process.argv.slice(2)], root)
})
