import { describe, expect, onTestFinished, test, vi } from "vitest"
import { hasRedis, Redis } from "../../e2e/fixtures/redis"
import { missing, openRedis } from "../../e2e/fixtures/test-servers"
import { openRedis as openClient } from "../redis/redis-client"
import { type Harness, listening, testBus } from "./contract"
import { createRedisBus } from "./redis-bus"

describe.skipIf(missing.redis)(missing.redis ?? "with a server", () => {
  testBus("Redis", openHarness)
})

test.skipIf(!hasRedis)(
  "a Redis that hangs with its connections open is not listened to until it is back",
  async () => {
    const redis = await Redis.start()
    const client = openClient(redis.url)
    const bus = await listening(createRedisBus(client))
    onTestFinished(async () => {
      await bus.close()
      client.destroy()
      await redis.close()
    })
    const thaw = redis.freeze()
    await vi.waitFor(() => expect(bus.isListening).toBe(false), 10_000)
    const isBack = new Promise<void>((resolve) => bus.onListening(resolve))
    thaw()
    await isBack
    expect(bus.isListening).toBe(true)
  },
)

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
