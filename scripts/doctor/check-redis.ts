import { createClient } from "redis"
import type { Config } from "../../lib/config.ts"
import { codeOf, wordsOf } from "./examine-database.ts"
import { bad, type Finding, good, note } from "./finding.ts"

/** How long a connection, and then each answer, may take. */
const answerMs = 3_000

/** What `INFO` says, by name. */
export type Facts = Readonly<Record<string, string>>

/** Looks at the Redis that the settings name; nothing where they name none. */
export async function checkRedis({ REDIS_URL: url }: Pick<Config, "REDIS_URL">): Promise<Finding[]> {
  if (!url) return []
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol))
    return [bad("redis", "REDIS_URL is no address", "Write it like redis://user:password@host:6379.")]
  const client = createClient({
    url,
    disableOfflineQueue: true,
    maintNotifications: "disabled",
    socket: { connectTimeout: answerMs, reconnectStrategy: false },
  })
  client.on("error", () => {
    // What was asked for rejects, and that is what is told.
  })
  try {
    await answered(client.connect())
    await answered(client.ping())
    return examineRedis(readFacts(await answered(client.info())))
  } catch (error) {
    return [bad("redis", wordsOf(error) || String(codeOf(error)), wayIn(error, new URL(url)))]
  } finally {
    client.destroy()
  }
}

/** What can be seen of a Redis that answers: whether it takes writes and keeps what it took. */
export function examineRedis(facts: Facts): Finding[] {
  return [checkKind(facts), checkMemory(facts), checkPersistence(facts)]
}

function checkKind({ redis_version: version = "of unknown version", redis_mode, role }: Facts): Finding {
  if (redis_mode === "cluster")
    return bad("redis", "this is a cluster", "Name a Redis without cluster mode in REDIS_URL.")
  if (role === "slave")
    return bad("redis", "this is a replica, which takes no writes", "Name the primary in REDIS_URL.")
  return good("redis", `answers, ${version}`)
}

/** Its answers are logs that are being read: none of them can be spared. */
function checkMemory({ maxmemory, maxmemory_policy: policy }: Facts): Finding {
  if (policy === undefined) return note("memory", "Redis does not say what it does when it is full")
  if (policy === "noeviction") return good("memory", "Redis evicts nothing (noeviction)")
  if (maxmemory === "0") return note("memory", `Redis has no limit; with one, ${policy} would remove answers`)
  return bad(
    "memory",
    `Redis removes answers that are being read when it is full (${policy})`,
    "Set maxmemory-policy noeviction: a full Redis counts as away, and new answers go to Postgres.",
  )
}

function checkPersistence({ aof_enabled: appendonly }: Facts): Finding {
  if (appendonly === "1") return good("keeping", "Redis writes to its disk what it takes (appendonly)")
  return note("keeping", "Redis keeps answers in memory only; appendonly yes lets them outlive it")
}

function readFacts(info: string): Facts {
  const lines = info.split("\r\n").filter((line) => line.includes(":") && !line.startsWith("#"))
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  )
}

/** One that hangs accepts connections and says nothing, which the client's own limit for connecting does not see. */
async function answered<T>(work: Promise<T>): Promise<T> {
  const silence = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => silence.reject(new Error(`it says nothing for ${answerMs / 1000} s`)),
    answerMs,
  )
  try {
    return await Promise.race([work, silence.promise])
  } finally {
    clearTimeout(timer)
  }
}

function wayIn(error: unknown, { host, username }: URL): string {
  if (codeOf(error) === "ECONNREFUSED") return `Start Redis at ${host}, or correct REDIS_URL.`
  if (codeOf(error) === "ENOTFOUND" || codeOf(error) === "EAI_AGAIN")
    return `Nothing is known by the name in REDIS_URL (${host}): correct it.`
  // Redis has no codes but the first word of what it says.
  if (/^(NOAUTH|WRONGPASS)\b/.test(wordsOf(error)))
    return `Correct the user (${decodeURIComponent(username) || "default"}) or the password in REDIS_URL.`
  if (wordsOf(error).startsWith("NOPERM"))
    return "Give the user of REDIS_URL the right to all commands on keys and channels that begin with millrace."
  return `See whether ${host} can be reached from here, and whether it wants TLS (rediss://).`
}
