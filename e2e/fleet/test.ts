import { test as base } from "@playwright/test"
import type { AppEnv } from "../fixtures/app.ts"
import { ChatPage } from "../fixtures/chat-page.ts"
import { ModelServer } from "../fixtures/model-server.ts"
import { hasNginx } from "../fixtures/nginx.ts"
import { hasPostgres, Postgres } from "../fixtures/postgres.ts"
import { RawViewer } from "../fixtures/raw-viewer.ts"
import { hasRedis, Redis } from "../fixtures/redis.ts"
import { watchContext } from "../fixtures/watch-page.ts"
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
  workerModelServer: ModelServer
  workerFleet: Fleet
}

type Fixtures = {
  modelServer: ModelServer
  /** Two instances, both well at the beginning of each test. */
  fleet: Fleet
  /** Somebody with a session, at instance A. */
  viewer: RawViewer
  /** The same person at every instance. */
  everywhere: readonly RawViewer[]
  /** Console lines that a test provokes. */
  expectedConsole: readonly RegExp[]
  /** The chat in a browser that reaches the fleet through nginx. */
  chat: ChatPage
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
  workerModelServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here.
    async ({}, use) => {
      const server = await ModelServer.start()
      await use(server)
      await server.close()
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
  modelServer: async ({ workerModelServer }, use) => {
    workerModelServer.beginTest()
    await use(workerModelServer)
  },
  viewer: async ({ fleet }, use) => use(await RawViewer.signIn(fleet.a.url)),
  everywhere: ({ fleet, viewer }, use) => use(fleet.instances.map(({ url }) => viewer.at(url))),
  baseURL: ({ fleet }, use) => use(fleet.nginx.url),
  expectedConsole: [[], { option: true }],
  context: async ({ context, expectedConsole }, use) => {
    const seen = await watchContext(context, expectedConsole)
    await use(context)
    test.expect(seen, "what no page should do").toEqual([])
  },
  chat: async ({ page }, use) => {
    const chat = new ChatPage(page)
    await chat.open()
    await use(chat)
  },
})

test.beforeEach(({ logLivesIn }) => {
  test.skip(!hasPostgres, "PostgreSQL is not installed")
  test.skip(!hasNginx, "nginx is not installed")
  test.skip(logLivesIn === "redis" && !hasRedis, "Redis is not installed")
})

export { expect } from "@playwright/test"
