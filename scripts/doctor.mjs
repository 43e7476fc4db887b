// Plain JavaScript, like start.mjs: the checks themselves run on the Node that npm brings.
import { ensureInstalled } from "./bootstrap/install.mjs"
import { findNode } from "./bootstrap/node-binary.mjs"
import { runMain } from "./bootstrap/problem.mjs"
import { supervise } from "./bootstrap/supervise.mjs"

const root = new URL("..", import.meta.url)

await runMain(async () => {
  await ensureInstalled(root)
  const hooks = "./scripts/bootstrap/without-extensions.mjs"
  return supervise(findNode(root), ["--import", hooks, "scripts/doctor/main.ts"], root)
})
