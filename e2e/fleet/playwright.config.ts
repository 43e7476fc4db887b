import { defineConfig } from "@playwright/test"
import base from "../../playwright.config.ts"
import type { FleetOptions } from "./test.ts"

// Each scenario on both logs; what breaks a server is a file of its own, for the log that lives there.
export default defineConfig<object, FleetOptions>({
  ...base,
  testDir: ".",
  testIgnore: [],
  outputDir: "../../test-results/fleet",
  timeout: 120_000,
  projects: [
    { name: "postgres", use: { logLivesIn: "postgres" }, testIgnore: "redis-*.spec.ts" },
    {
      name: "redis",
      use: { logLivesIn: "redis" },
      testIgnore: ["postgres-*.spec.ts", "full-disk.spec.ts", "rolling-restart.spec.ts"],
    },
  ],
})
