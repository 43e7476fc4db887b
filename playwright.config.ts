import { join } from "node:path"
import { defineConfig } from "@playwright/test"
import { launchOptions } from "./e2e/fixtures/chromium.ts"

// Against the production build in `.next`, which the test command makes first.
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // A folder for each step: a run empties its own.
  outputDir: "test-results/e2e",
  // Steps of their own: `npm run test:security`, `npm run test:fleet`, `npm test -- visual`. Named from the root: a relative pattern fits any folder of
  // that name above, too.
  testIgnore: ["security", "fleet", "visual"].map((folder) => join(import.meta.dirname, "e2e", folder, "**")),
  // A flaky streaming test is a bug report.
  retries: 0,
  workers: 2,
  // A file at a time: most files have an app of their own, which each worker that has a part of one would start.
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    trace: { mode: "retain-on-failure", screenshots: false, sources: false },
    viewport: { width: 1280, height: 800 },
    launchOptions,
  },
})
