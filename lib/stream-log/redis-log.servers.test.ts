import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import { hasRedis, Redis } from "../../e2e/fixtures/redis"
import { missing, openRedis } from "../../e2e/fixtures/test-servers"
import { openTestDatabase } from "../chat-store/test-database"
import { log as logger } from "../observe/log"
import { type GenerationId, newGenerationId } from "../protocol/ids"
import { openRedis as openClient, type RedisClient } from "../redis/redis-client"
import { systemClock } from "./clock"
import { testStreamLog } from "./contract/contract"
import { finish, type Harness, Reading, start, text } from "./contract/harness"
import { createDatabaseLog } from "./database-log"
import type { Append } from "./entries"
import { createFleetLog } from "./fleet-log"
import { RedisEntries } from "./redis-entries"
import { RedisFeed } from "./redis-feed"
import { createRedisLog } from "./redis-log"
import { StoredLog } from "./stored-log"
import { LogUnavailable, type StreamLog } from "./stream-log"

describe.skipIf(missing.redis)(missing.redis ?? "with a server", () => {
  testStreamLog("Redis", openHarness)
})

describe.skipIf(!hasRedis)("with a Redis that fails", () => {
  let redis: Redis
  let client: RedisClient
  let log: StreamLog
  let other: StreamLog
  let said: string[]
  beforeEach(() => {
    said = []
    vi.spyOn(logger, "warn").mockImplementation((_, message) => void said.push(message))
  })
  beforeAll(async () => {
    redis = await Redis.start({ appendonly: true })
    client = await ready(openClient(redis.url))
    log = createRedisLog(client)
    other = createRedisLog(client)
  })
  afterAll(async () => {
    await Promise.all([log.dispose(), other.dispose()])
    client.destroy()
    await redis.close()
  })

  /** A reader on the other instance that has reached the end and waits for more. */
  async function follow(id: GenerationId) {
    const reading = new Reading(other, id)
    await reading.until(1)
    await vi.waitFor(async () => expect(await client.info("clients")).toMatch(/^blocked_clients:[1-9]/m))
    return reading
  }

  test("I8: a Redis that comes back without its data does not take the rest of an answer", async () => {
    const id = newGenerationId()
    const writer = log.create(id)
    writer.append(start)
    await writer.flush()
    const reading = await follow(id)
    await client.flushAll()
    writer.append(text("behind a gap"))
    await expect(writer.flush()).rejects.toBeInstanceOf(LogUnavailable)
    await reading.ended
    expect(await log.snapshot(id)).toEqual({ chunks: [], lastSeq: 0, closed: false })
  })

  test("a Redis that keeps its data and is back within the 2 s costs nothing but the wait", async () => {
    const id = newGenerationId()
    const writer = log.create(id)
    writer.append(start)
    await writer.flush()
    const reading = await follow(id)
    await redis.stop("SIGKILL")
    writer.append(text("Once"))
    const flushed = writer.flush()
    await redis.start()
    await flushed
    await writer.close(finish)
    await reading.ended
    expect(reading.entries.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect((await log.snapshot(id)).chunks).toEqual([start, text("Once"), finish])
  })

  test("a Redis that hangs fails its writers and sends its readers away, and works again when it is back", async () => {
    const id = newGenerationId()
    const writer = log.create(id)
    writer.append(start)
    await writer.flush()
    const reading = await follow(id)
    const thaw = redis.freeze()
    writer.append(text("Once"))
    await expect(writer.flush()).rejects.toBeInstanceOf(LogUnavailable)
    await expect(log.snapshot(id)).rejects.toThrow("in time")
    await reading.ended
    thaw()
    const next = newGenerationId()
    await log.create(next).close(finish)
    expect((await other.snapshot(next)).chunks).toEqual([finish])
  })

  test("new logs are in the database while Redis is away, and in Redis again when it is back", async () => {
    const database = await openTestDatabase()
    const fleet = createFleetLog({ redis: log, database: createDatabaseLog(database), client })
    const write = async () => {
      const id = await fleet.newId()
      await fleet.create(id).close(finish)
      expect((await fleet.snapshot(id)).chunks).toEqual([finish])
      return id
    }
    const rows = async () => {
      const { rows } = await database.query("select generation_id from stream_entries", [])
      return rows.map((row) => row.generation_id)
    }
    const before = await write()
    expect(await rows()).toEqual([])
    await redis.stop("SIGKILL")
    const meanwhile = await write()
    expect(await rows()).toEqual([meanwhile])
    await redis.start()
    await vi.waitFor(async () => expect((await fleet.newId()).length).toBe(before.length), 10_000)
    await fleet.remove([await write(), meanwhile])
    expect(await rows()).toEqual([])
    expect(said.join("")).toMatch(/out of reach.*takes no writes.*is back/s)
    await database.close()
  })

  test("a log that has ended expires", async () => {
    const id = newGenerationId()
    const writer = log.create(id)
    writer.append(start)
    await writer.flush()
    expect(await client.ttl(`millrace:log:${id}`)).toBeGreaterThan(3_600)
    await writer.close(finish)
    expect(await client.ttl(`millrace:log:${id}`)).toBeLessThanOrEqual(3_600)
  })
})

async function ready(client: RedisClient): Promise<RedisClient> {
  if (!client.isReady) await new Promise((resolve) => client.once("ready", resolve))
  return client
}

/** Holds commits up until it is told to let them go. */
class HeldEntries extends RedisEntries {
  gate: Promise<void> | null = null

  override async insert<A extends Append>(appends: readonly A[]): Promise<readonly A[]> {
    await this.gate
    return super.insert(appends)
  }
}

async function openHarness(): Promise<Harness> {
  const server = await openRedis()
  const client = await ready(openClient(server.url))
  const entries = new HeldEntries(client)
  const openFeed = (tails: ConstructorParameters<typeof RedisFeed>[0]["tails"]) =>
    new RedisFeed({ client, tails })
  const log = new StoredLog({ entries, clock: systemClock, openFeed })
  const other = createRedisLog(client)
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    entries.gate = promise
    return () => {
      entries.gate = null
      resolve()
    }
  }
  const close = async () => {
    await Promise.all([log.dispose(), other.dispose()])
    client.destroy()
    await server.close()
  }
  return { log, other, hold, close }
}
