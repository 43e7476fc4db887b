import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { hasRedis, Redis } from "../../e2e/fixtures/redis"
import { LocalHub } from "../bus/local-bus"
import type { Connection } from "../chat-store/database"
import { findGeneration } from "../chat-store/generations"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { log } from "../observe/log"
import { type GenerationId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import { openRedis, type RedisClient } from "../redis/redis-client"
import { createDatabaseLog } from "../stream-log/database-log"
import { createFleetLog } from "../stream-log/fleet-log"
import { createRedisLog } from "../stream-log/redis-log"
import { chatDetail } from "./chat-detail"
import { reap } from "./reap"
import { resumePoint } from "./resume"
import { startGeneration } from "./start"
import { testInstance } from "./test-instance"
import { viewGeneration } from "./view"

describe.skipIf(!hasRedis)(hasRedis ? "with the log in Redis" : "skipped: no redis-server", () => {
  let redis: Redis
  let connection: Connection
  let userId: UserId
  const clients: RedisClient[] = []
  beforeEach(async () => {
    for (const level of ["warn", "error"] as const) vi.spyOn(log, level).mockReturnValue(undefined)
    redis = await Redis.start()
    connection = await openTestDatabase()
    userId = await addTestUser(connection.db)
  })
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy()
    await redis.close()
    await connection.close()
  })

  async function instances() {
    const hub = new LocalHub()
    const one = async () => {
      const client = openRedis(redis.url)
      clients.push(client)
      await new Promise((resolve) => client.once("ready", resolve))
      const fleetLog = createFleetLog({
        redis: createRedisLog(client),
        database: createDatabaseLog(connection),
        client,
      })
      return testInstance(connection, { hub, log: fleetLog })
    }
    return [await one(), await one()] as const
  }
  type Instance = Awaited<ReturnType<typeof instances>>[0]

  async function begin({ deps, model }: Instance) {
    const chatId = newChatId()
    const message = {
      id: newMessageId(),
      role: "user" as const,
      parts: [{ type: "text" as const, text: "Hello" }],
    }
    const request = { id: chatId, trigger: "submit-message" as const, message }
    const { generationId } = await startGeneration(deps, { userId, request })
    await model.asked
    model.say("Once upon")
    expect(await read(deps, generationId, "Once upon")).toBe("Once upon")
    return { chatId, generationId }
  }
  async function read(deps: Instance["deps"], id: GenerationId, until: string) {
    let text = ""
    const signal = new AbortController().signal
    for await (const { json } of viewGeneration(deps, id, { after: 0, signal })) {
      const chunk = JSON.parse(json)
      if (chunk.type === "text-delta") text += chunk.delta
      if (text === until) break
    }
    return text
  }
  const answerOf = async ({ deps }: Instance, chatId: ReturnType<typeof newChatId>) => {
    const message = (await chatDetail(deps, chatId, userId)).messages.at(-1)
    const text = message?.parts.map((part) => (part.type === "text" ? part.text : "")).join("")
    return { text, outcome: message?.metadata?.outcome }
  }
  const loseLeases = () =>
    connection.query("update generations set lease_until = now() - interval '1 second'", [])
  const untilEnded = (id: GenerationId) =>
    vi.waitFor(async () => expect((await findGeneration(connection.db, id))?.endedAt).not.toBeNull(), 20_000)

  test("I8: what a dead server's viewers saw is read from Redis and saved; the zombie changes nothing", async () => {
    const [dead, alive] = await instances()
    const { chatId, generationId } = await begin(dead)
    await loseLeases()
    await reap(alive.deps)
    const saved = { text: "Once upon", outcome: { status: "interrupted", reason: "server-lost" } }
    expect(await answerOf(alive, chatId)).toEqual(saved)
    dead.model.say(" a time")
    dead.model.end()
    await dead.deps.running.get(generationId)?.done
    expect(await answerOf(alive, chatId)).toEqual(saved)
    expect(await read(alive.deps, generationId, "never")).toBe("Once upon")
  })

  test("I4: Redis dies in mid-answer: it fails as not stored, with all that was seen, and nobody is sent to its log", async () => {
    const [a, b] = await instances()
    const { chatId, generationId } = await begin(a)
    await redis.stop("SIGKILL")
    a.model.say(" a time")
    await untilEnded(generationId)
    const saved = { text: "Once upon a time", outcome: { status: "failed", code: "storage" } }
    for (const instance of [a, b]) expect(await answerOf(instance, chatId)).toEqual(saved)
    await vi.waitFor(async () => {
      const cursor = `${generationId}:2`
      expect(await resumePoint(b.deps, { chatId, userId, cursor })).toBeNull()
    })
    await begin(b)
  })

  test("I8: Redis and the server die together: the chat is free again after a minute, with what the record has", async () => {
    const [dead, alive] = await instances()
    const { chatId, generationId } = await begin(dead)
    await redis.stop("SIGKILL")
    for (let owner = 1; owner <= 4; owner++) {
      expect((await findGeneration(connection.db, generationId))?.endedAt).toBeNull()
      expect((await answerOf(alive, chatId)).outcome).toBeUndefined()
      await loseLeases()
      await reap(alive.deps)
      await sleep(1)
    }
    expect(await answerOf(alive, chatId)).toEqual({
      text: "",
      outcome: { status: "interrupted", reason: "server-lost" },
    })
    dead.model.end()
    await dead.deps.running.get(generationId)?.done
  })
})
