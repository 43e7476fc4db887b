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
    setupFiles: ["scripts/unit/fail-on-console.ts"],
    // Component tests ask for a DOM with `// @vitest-environment happy-dom`.
    environment: "node",
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
  },
})
