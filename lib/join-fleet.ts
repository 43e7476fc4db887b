import type { Bus } from "./bus/bus"
import { LocalHub } from "./bus/local-bus"
import type { Connection } from "./chat-store/database"
import type { Config } from "./config"
import { createDatabaseWatchers } from "./live/database-watchers"
import { noWatchersElsewhere, type Watchers } from "./live/watchers"
import { createDatabaseLog } from "./stream-log/database-log"
import type { LogWatch } from "./stream-log/log-watch"
import type { StreamLog } from "./stream-log/stream-log"

/** What the instances of one deployment share beside the database. */
export type Fleet = { log: StreamLog; bus: Bus; watchers: Watchers; leave(): Promise<void> }

type Place = { connection: Connection; instanceId: string; watch: LogWatch }
type Settings = Pick<Config, "DATABASE_URL" | "DATABASE_URL_DIRECT" | "REDIS_URL">

/** Picks the drivers: the embedded database belongs to one process, Postgres to many, and Redis takes over what it does better. */
export async function joinFleet(config: Settings, place: Place): Promise<Fleet> {
  const { connection, instanceId } = place
  const isAlone = connection.kind === "pglite"
  const watchers = isAlone ? noWatchersElsewhere : createDatabaseWatchers(connection.db, instanceId)
  const { bus, log, leave } = config.REDIS_URL
    ? await throughRedis(config.REDIS_URL, place)
    : await throughDatabase(config, place)
  return {
    log,
    bus,
    watchers,
    async leave() {
      await log.dispose()
      await watchers.stop()
      await bus.close()
      leave()
    },
  }
}

async function throughDatabase(config: Settings, { connection, watch }: Place) {
  const bus = await databaseBus(config, connection)
  return { bus, log: createDatabaseLog(connection, { bus, watch }), leave: () => {} }
}

async function databaseBus(config: Settings, connection: Connection): Promise<Bus> {
  const url = config.DATABASE_URL_DIRECT ?? config.DATABASE_URL
  if (connection.kind === "pglite" || !url) return new LocalHub().join()
  const { createPostgresBus } = await import("./bus/postgres-bus")
  return createPostgresBus({ connection, url })
}

async function throughRedis(url: string, { connection, watch }: Place) {
  const { openRedis } = await import("./redis/redis-client")
  const { createRedisBus } = await import("./bus/redis-bus")
  const { createRedisLog } = await import("./stream-log/redis-log")
  const { createFleetLog } = await import("./stream-log/fleet-log")
  const client = openRedis(url)
  const bus = createRedisBus(client)
  const database = createDatabaseLog(connection, { bus, watch })
  const log = createFleetLog({ redis: createRedisLog(client, watch), database, client })
  return { bus, log, leave: () => client.destroy() }
}
