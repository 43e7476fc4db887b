import { createClient } from "redis"
import { log } from "../observe/log"
import { appendScript } from "./append-script"

export type RedisClient = ReturnType<typeof makeClient>

/**
 * A client that connects in the background and again whenever it loses the connection. What is asked of it meanwhile is refused
 * at once: whoever asks has a fallback, or tries again within limits of its own.
 */
export function openRedis(url: string): RedisClient {
  const client = makeClient(url)
  let isSaid = false
  client.on("error", (error) => {
    if (!isSaid) log.warn({ err: error }, "Redis is out of reach")
    isSaid = true
  })
  client.on("ready", () => {
    isSaid = false
  })
  return connect(client)
}

/** Another connection to the same server, for what keeps one busy. */
export function anotherConnection(client: RedisClient): RedisClient {
  const another = client.duplicate() as RedisClient
  // What is wrong with one is wrong with all, and said once; unheard, the event would end the process.
  another.on("error", () => {})
  return connect(another)
}

/** The result of `work`; rejects after `ms`, for a server that is connected and says nothing. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("Redis did not answer in time")), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function makeClient(url: string) {
  return createClient({
    url,
    scripts: { append: appendScript },
    disableOfflineQueue: true,
    maintNotifications: "disabled",
    socket: { connectTimeout: 2_000, reconnectStrategy: (tries) => Math.min(50 * (tries + 1), 1_000) },
  })
}

function connect(client: RedisClient): RedisClient {
  client.connect().catch(() => {
    /* it was closed before it was connected */
  })
  return client
}
