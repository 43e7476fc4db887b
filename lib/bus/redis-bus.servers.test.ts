import { describe } from "vitest"
import { missing, openRedis } from "../../e2e/fixtures/test-servers"
import { openRedis as openClient } from "../redis/redis-client"
import { type Harness, listening, testBus } from "./contract"
import { createRedisBus } from "./redis-bus"

describe.skipIf(missing.redis)(missing.redis ?? "with a server", () => {
  testBus("Redis", openHarness)
})

async function openHarness(): Promise<Harness> {
  const server = await openRedis()
  const client = openClient(server.url)
  return {
    join: () => listening(createRedisBus(client)),
    cut: async () => {
      await client.sendCommand(["CLIENT", "KILL", "TYPE", "pubsub"])
    },
    close: async () => {
      client.destroy()
      await server.close()
    },
  }
}
