import { runMain } from "../bootstrap/problem.mjs"
import { buildIfChanged } from "../serve/build.ts"

await runMain(async () => {
  const built = await buildIfChanged(new URL("../..", import.meta.url))
  if (!built) console.log("Nothing changed since the last build.")
  return 0
})
