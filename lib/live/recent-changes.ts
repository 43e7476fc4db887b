import { and, gt, inArray, sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { chats } from "../chat-store/schema"
import type { UserId } from "../protocol/ids"

/** Commits may become visible this much later than the time they bear. */
const overlap = sql`interval '1 second'`

/** Whose chats had a question or the end of an answer since the last look, on the clock of the database. */
export class RecentChanges {
  readonly #db: Database
  #since: Date | null = null

  constructor(db: Database) {
    this.#db = db
  }

  /** Of these users; of none at the first look. */
  async of(userIds: readonly UserId[]): Promise<UserId[]> {
    const since = this.#since
    const [row] = await this.#db
      .select({ at: sql`now() - ${overlap}`.mapWith(chats.updatedAt) })
      .from(sql`(select 1) as one`)
    this.#since = row?.at ?? since
    if (since === null || userIds.length === 0) return []
    const changed = and(inArray(chats.userId, [...userIds]), gt(chats.updatedAt, since))
    const rows = await this.#db.selectDistinct({ userId: chats.userId }).from(chats).where(changed)
    return rows.map(({ userId }) => userId)
  }
}
