import { log } from "../observe/log"
import type { GenerationId } from "../protocol/ids"
import { newGenerationId } from "../protocol/ids"
import { type RedisClient, within } from "../redis/redis-client"
import type { StreamLog } from "./stream-log"

type Logs = { redis: StreamLog; database: StreamLog; client: RedisClient }

/** Begins the ids of generations whose log is in Redis; the others have 21 characters without it. */
const prefix = "r-"
/** A Redis that takes no small write in this time takes no new answers; it is asked again after the second. Milliseconds. */
const probeMs = 300
const againMs = 1_000

/**
 * Logs in Redis while it takes writes, otherwise in the database. The id says which, so that every instance knows, and a log stays
 * where it began.
 */
export function createFleetLog({ redis, database, client }: Logs): StreamLog {
  const probe = new Probe(client)
  const of = (id: GenerationId) => (isInRedis(id) ? redis : database)
  return {
    newId: async () => {
      const id = newGenerationId()
      return (await probe.takesWrites()) ? (`${prefix}${id}` as GenerationId) : id
    },
    create: (id) => of(id).create(id),
    takeOver: (id) => of(id).takeOver(id),
    read: (id, options) => of(id).read(id, options),
    snapshot: (id) => of(id).snapshot(id),
    async remove(ids) {
      const [inRedis, inDatabase] = [ids.filter(isInRedis), ids.filter((id) => !isInRedis(id))]
      if (inDatabase.length > 0) await database.remove(inDatabase)
      if (inRedis.length === 0) return
      await redis.remove(inRedis).catch((error) => {
        log.warn({ err: error }, "logs could not be removed from Redis; they expire within an hour")
      })
    },
    get waiting() {
      return redis.waiting + database.waiting
    },
    async dispose() {
      await Promise.all([redis.dispose(), database.dispose()])
    },
  }
}

function isInRedis(id: GenerationId): boolean {
  return id.startsWith(prefix) && id.length === prefix.length + 21
}

/** Asks with a write, because a Redis that is full or a replica answers everything else. */
class Probe {
  readonly #client: RedisClient
  #isAway = false
  #askAt = 0

  constructor(client: RedisClient) {
    this.#client = client
  }

  async takesWrites(): Promise<boolean> {
    if (this.#isAway && Date.now() < this.#askAt) return false
    try {
      await within(probeMs, this.#client.set("millrace:probe", "", { expiration: { type: "EX", value: 60 } }))
      if (this.#isAway) log.warn({}, "Redis is back: new answers have their log there again")
      this.#isAway = false
    } catch (error) {
      if (!this.#isAway)
        log.warn({ err: error }, "Redis takes no writes: new answers have their log in the database")
      this.#isAway = true
      this.#askAt = Date.now() + againMs
    }
    return !this.#isAway
  }
}
