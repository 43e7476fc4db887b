import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { createClient } from "redis"
import { expect, onTestFinished, test } from "vitest"
import { freePort } from "../../e2e/fixtures/free-port.ts"
import { hasRedis, Redis } from "../../e2e/fixtures/redis.ts"
import { checkRedis, examineRedis, type Facts } from "./check-redis.ts"
import type { Finding } from "./finding.ts"

const at = (url: string | undefined) => checkRedis({ REDIS_URL: url })

test("where no Redis is named there is nothing to say", async () => {
  expect(await at(undefined)).toEqual([])
})

test("a Redis that is not there, and an address that is none", async () => {
  const port = await freePort()
  expect(await at(`redis://127.0.0.1:${port}`)).toMatchObject([
    { state: "bad", advice: `Start Redis at 127.0.0.1:${port}, or correct REDIS_URL.` },
  ])
  expect(await at("127.0.0.1:6379")).toMatchObject([{ state: "bad", says: "REDIS_URL is no address" }])
})

test("a server that takes connections and says nothing is not waited for", async () => {
  const server = createServer().listen(0, "127.0.0.1")
  onTestFinished(() => void server.close())
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  const [finding] = await at(`redis://127.0.0.1:${port}`)
  expect(finding).toMatchObject({ state: "bad", says: "it says nothing for 3 s" })
})

test.skipIf(!hasRedis)(
  "a Redis as it comes is well; what it cannot promise is noted, and what it must not do is bad",
  async () => {
    const redis = await Redis.start()
    const client = await createClient({ url: redis.url }).connect()
    onTestFinished(async () => {
      client.destroy()
      await redis.close()
    })
    const set = (name: string, value: string) => client.configSet(name, value)
    const states = async () => (await at(redis.url)).map(({ what, state }) => `${what} ${state}`)
    expect(await states()).toEqual(["redis good", "memory good", "keeping note"])
    await set("maxmemory-policy", "allkeys-lru")
    expect(await states()).toEqual(["redis good", "memory note", "keeping note"])
    await set("maxmemory", "100mb")
    await set("appendonly", "yes")
    expect(await states()).toEqual(["redis good", "memory bad", "keeping good"])
    await set("requirepass", "secret")
    expect(await at(redis.url)).toMatchObject([
      { state: "bad", advice: "Correct the user (default) or the password in REDIS_URL." },
    ])
  },
)

test.each<[string, Facts, Partial<Finding>]>([
  ["a cluster", { redis_mode: "cluster" }, { state: "bad", says: "this is a cluster" }],
  ["a replica", { role: "slave" }, { state: "bad", says: "this is a replica, which takes no writes" }],
  ["a primary", { role: "master", redis_version: "7.0.15" }, { state: "good", says: "answers, 7.0.15" }],
])("%s is told from the others", (_, facts, expected) => {
  expect(examineRedis(facts)[0]).toMatchObject(expected)
})
