import type { User } from "../auth/access"
import type { Database } from "../chat-store/database"
import type { Config } from "../config"
import { type Admission, admission } from "./answer-limits"
import { clientAddress } from "./client-address"
import { addPoints } from "./counter"
import { OpenStreams } from "./open-streams"
import { hashed, type Payer, payerOf } from "./payer"
import { type LimitReason, tooMany } from "./too-many"

type LimitSettings = Pick<
  Config,
  | "REQUESTS_PER_MINUTE"
  | "GUESTS_PER_HOUR"
  | "CONCURRENT_ANSWERS"
  | "OPEN_STREAMS"
  | "TOKENS_PER_DAY"
  | "TRUSTED_PROXIES"
>

/** Tries at signing in from one address, and at one account from anywhere, before they are slowed. */
const triesPerAddress = { points: 10, windowS: 300 }
const triesPerAccount = { points: 60, windowS: 3_600 }
const mailsPerAddress = { points: 10, windowS: 3_600 }

/**
 * What may be done how often, counted in the database, so that it is one limit over all instances. What takes from a limit throws
 * `too_many_requests` with the seconds to wait.
 */
export interface Limits {
  addressOf(headers: Headers): string
  payer(user: User | null, address: string): Payer
  /** For `startGeneration`. */
  answer(payer: Payer): Admission
  request(payer: Payer): Promise<void>
  /** A place for a stream on this instance, until the returned function is called. */
  stream(payer: Payer): () => void
  newGuest(address: string): Promise<void>
  signUp(address: string): Promise<void>
  mail(address: string): Promise<void>
  /** Counts a try; the returned function takes it back when it succeeded, so that only failures add up. */
  signIn(address: string, account: string | null): Promise<() => Promise<void>>
}

type Limit = { points: number; windowS: number }

export function createLimits(db: Database, settings: LimitSettings, secret: string): Limits {
  const name = (kind: string, text: string) => `${kind}:${hashed(text, secret)}`
  const newcomers = { points: settings.GUESTS_PER_HOUR, windowS: 3_600 }
  const take = async (key: string, { points, windowS }: Limit, reason: LimitReason) => {
    if (points === 0) return
    const count = await addPoints(db, { key, points: 1, windowS })
    if (count.points > points) throw tooMany(reason, count.leftS)
  }
  const streams = new OpenStreams(settings.OPEN_STREAMS)
  return {
    addressOf: (headers) => clientAddress(headers, settings.TRUSTED_PROXIES),
    payer: (user, address) => payerOf(user, address, secret),
    answer: (payer) => admission(payer, settings),
    request: (payer) =>
      take(`requests:${payer}`, { points: settings.REQUESTS_PER_MINUTE, windowS: 60 }, "requests"),
    stream: (payer) => streams.take(payer),
    newGuest: (address) => take(name("guests", address), newcomers, "guests"),
    signUp: (address) => take(name("sign-ups", address), newcomers, "sign-up"),
    mail: (address) => take(name("mails", address), mailsPerAddress, "mail"),
    async signIn(address, account) {
      const keys = [{ key: name("sign-in", address), ...triesPerAddress }]
      if (account) keys.push({ key: name("account", account.toLowerCase()), ...triesPerAccount })
      for (const { key, ...limit } of keys) await take(key, limit, "sign-in")
      return async () => {
        for (const { key, windowS } of keys) await addPoints(db, { key, points: -1, windowS })
      }
    },
  }
}
