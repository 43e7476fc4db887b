/** One program of the test command. */
export type Step = {
  id: string
  name: string
  /** Program and arguments; `node_modules/.bin` comes first on the path. */
  command: [string, ...string[]]
  /**
   * What it counts as: one check by its exit code (77 means skipped), the tests in the JSON report of Vitest or Playwright, or
   * what the last line of its output says (`N passed, M failed`).
   */
  counts: "check" | "vitest" | "playwright" | "last-line"
  limitMinutes: number
  /** Tools that are found, or installed, before it starts. */
  needs?: ("browser" | "shell" | "nginx" | "postgres" | "redis")[]
}

/** Stages run one after the other, the steps of a stage at the same time. To add a step, add it here. */
export const stages: readonly (readonly Step[])[] = [
  [
    { id: "lint", name: "format and lint", command: ["biome", "check", "--error-on-warnings"], ...check(3) },
    { id: "types", name: "types", command: ["node", "scripts/checks/types.ts"], ...check(5) },
    { id: "unused", name: "unused code", command: ["knip", "--no-progress"], ...check(3) },
    { id: "lockfile", name: "lockfile", command: ["node", "scripts/checks/lockfile.ts"], ...check(1) },
    {
      id: "advisories",
      name: "advisories about dependencies",
      command: ["node", "scripts/checks/advisories.ts"],
      ...check(2),
    },
  ],
  [
    {
      id: "unit",
      name: "unit tests",
      command: ["vitest", "run", "--exclude=e2e/**"],
      counts: "vitest",
      limitMinutes: 20,
      needs: ["postgres", "redis"],
    },
  ],
  // Alone, one file at a time: its watchdogs are real, and a machine that does two things at once is not what they watch.
  [
    {
      id: "faults",
      name: "faults of upstreams",
      command: ["vitest", "run", "e2e", "--no-file-parallelism"],
      counts: "vitest",
      limitMinutes: 10,
    },
  ],
  [{ id: "build", name: "production build", command: ["node", "scripts/checks/build.ts"], ...check(15) }],
  [
    {
      id: "e2e",
      name: "end-to-end",
      command: ["playwright", "test"],
      counts: "playwright",
      limitMinutes: 30,
      needs: ["browser", "shell", "nginx", "postgres"],
    },
  ],
  // Several at a time: what runs beside the first of each stage mostly waits, for leases to be lost and for servers to start.
  [
    {
      id: "visual",
      name: "appearance and accessibility",
      command: ["playwright", "test", "-c", "e2e/visual/playwright.config.ts"],
      counts: "playwright",
      limitMinutes: 15,
      needs: ["browser"],
    },
    {
      id: "fleet",
      name: "fleet",
      command: ["npm", "run", "-s", "test:fleet", "--"],
      counts: "playwright",
      limitMinutes: 20,
      needs: ["browser", "shell", "nginx", "postgres", "redis"],
    },
  ],
  [
    {
      id: "security",
      name: "security",
      command: ["node", "e2e/security/main.ts"],
      counts: "last-line",
      limitMinutes: 20,
      needs: ["browser", "shell", "postgres"],
    },
    { id: "bench", name: "benchmark's harness", command: ["node", "bench/load.ts", "--check"], ...check(8) },
    {
      id: "chaos",
      name: "crash loop",
      command: ["npm", "run", "-s", "chaos", "--", "--kills", "20"],
      ...check(10),
    },
  ],
]

function check(limitMinutes: number) {
  return { counts: "check", limitMinutes } as const
}
