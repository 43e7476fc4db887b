import type { RedisClient } from "../redis/redis-client"
import { systemClock } from "./clock"
import type { LogWatch } from "./log-watch"
import { RedisEntries } from "./redis-entries"
import { RedisFeed } from "./redis-feed"
import { StoredLog } from "./stored-log"
import type { StreamLog } from "./stream-log"

/** The stream log in Redis. */
export function createRedisLog(client: RedisClient, watch?: LogWatch): StreamLog {
  return new StoredLog({
    entries: new RedisEntries(client),
    clock: systemClock,
    watch,
    openFeed: (tails) => new RedisFeed({ client, tails }),
  })
}
