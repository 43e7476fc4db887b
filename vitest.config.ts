import { defineConfig } from "vitest/config"

const root = import.meta.dirname

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      // The marker package throws outside of a server bundle.
      "server-only": `${root}/node_modules/server-only/empty.js`,
    },
  },
  test: {
    include: ["{app,bench,components,demo,e2e,lib,scripts}/**/*.test.{ts,tsx}"],
    setupFiles: ["scripts/unit/fail-on-console.ts", "scripts/unit/quiet-log.ts"],
    // Component tests ask for a DOM with `// @vitest-environment happy-dom`.
    environment: "node",
    // The default leaves a core free, which on two cores is half of them.
    maxWorkers: "100%",
    // Only for what hangs: on a busy machine a database in memory alone takes seconds to open.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
  },
})
