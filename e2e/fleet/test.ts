import type { AppEnv } from "../fixtures/app.ts"
import { test as base } from "../fixtures/base-test.ts"
import { hasNginx } from "../fixtures/nginx.ts"
import { hasPostgres, Postgres } from "../fixtures/postgres.ts"
import { RawViewer } from "../fixtures/raw-viewer.ts"
import { hasRedis, Redis } from "../fixtures/redis.ts"
import { Fleet } from "./fleet.ts"

export type FleetOptions = {
  /** Where the stream log is kept. */
  logLivesIn: "postgres" | "redis"
  /** Settings of the instances, for a file: `test.use({ fleetEnv: { … } })`. */
  fleetEnv: AppEnv
}

type WorkerFixtures = FleetOptions & {
  postgres: Postgres
  /** Null in the project whose log lives in Postgres. */
  redis: Redis | null
  workerFleet: Fleet
}

type Fixtures = {
  /** Two instances, both well at the beginning of each test. */
  fleet: Fleet
  /** Somebody with a session, at instance A. */
  viewer: RawViewer
  /** The same person at every instance. */
  everywhere: readonly RawViewer[]
}

const startLimitMs = 180_000

export const test = base.extend<Fixtures, WorkerFixtures>({
  logLivesIn: ["postgres", { option: true, scope: "worker" }],
  fleetEnv: [{}, { option: true, scope: "worker" }],
  postgres: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here.
    async ({}, use) => {
      const postgres = await Postgres.start()
      await use(postgres)
      await postgres.close()
    },
    { scope: "worker", timeout: startLimitMs },
  ],
  redis: [
    async ({ logLivesIn }, use) => {
      const redis = logLivesIn === "redis" ? await Redis.start() : null
      await use(redis)
      await redis?.close()
    },
    { scope: "worker" },
  ],
  workerFleet: [
    async ({ postgres, redis, fleetEnv, workerModelServer }, use) => {
      const env = { OPENAI_BASE_URL: workerModelServer.url, REDIS_URL: redis?.url, ...fleetEnv }
      const fleet = await Fleet.start(postgres, env)
      await use(fleet)
      await fleet.close()
    },
    { scope: "worker", timeout: startLimitMs },
  ],
  fleet: async ({ workerFleet }, use, testInfo) => {
    await workerFleet.heal()
    await use(workerFleet)
    if (testInfo.status === testInfo.expectedStatus) return
    for (const [index, { output }] of workerFleet.instances.entries())
      await testInfo.attach(`what instance ${index} printed`, { body: output, contentType: "text/plain" })
  },
  viewer: async ({ fleet }, use) => use(await RawViewer.signIn(fleet.a.url)),
  everywhere: ({ fleet, viewer }, use) => use(fleet.instances.map(({ url }) => viewer.at(url))),
  // A browser reaches the fleet through nginx.
  baseURL: ({ fleet }, use) => use(fleet.nginx.url),
})

test.beforeEach(({ logLivesIn }) => {
  test.skip(!hasPostgres, "PostgreSQL is not installed")
  test.skip(!hasNginx, "nginx is not installed")
  test.skip(logLivesIn === "redis" && !hasRedis, "Redis is not installed")
})

export { expect } from "@playwright/test"
