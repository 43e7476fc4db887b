import { runMain } from "../bootstrap/problem.mjs"
import { buildIfChanged } from "../serve/build.ts"

const root = new URL("../..", import.meta.url)

// One build for all tests: the folder to be copied elsewhere changes nothing about the rest of it.
process.env.BUILD_STANDALONE = "true"

await runMain(async () => {
  const built = await buildIfChanged(root, { needs: "standalone/server.js" })
  if (!built) console.log("Nothing changed since the last build.")
  return 0
})
