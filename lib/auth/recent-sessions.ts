import { LRUCache } from "lru-cache"

/** How long a session that ended on another instance may still be taken for a living one. Streams ask the database themselves. */
const keptMs = 5_000
const maxKept = 10_000

/**
 * Sessions found a moment ago, by the cookie that names them: a page asks for several things at once, and each look-up is two statements
 * and a signature. Only what was found and left as it was is kept.
 */
export class RecentSessions<Found extends { setCookies: string[] }> {
  readonly #kept = new LRUCache<string, Promise<Found | null>>({ max: maxKept, ttl: keptMs })

  /** Who calls: as found a moment ago, or looked up now. */
  async find(cookie: string, lookUp: () => Promise<Found | null>): Promise<Found | null> {
    const known = this.#kept.get(cookie)
    if (known) return known
    const looking = lookUp()
    this.#kept.set(cookie, looking)
    const found = await looking.catch(() => null)
    const isLasting = found !== null && found.setCookies.length === 0
    if (!isLasting && this.#kept.peek(cookie) === looking) this.#kept.delete(cookie)
    return looking
  }

  /** To be called when any session may have ended or changed; what is being looked up now is not kept either. */
  forget(): void {
    this.#kept.clear()
  }
}
