import { sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"

/** Makes the oldest account the operator where there is none; guests do not count. */
export async function electOperator(db: Database): Promise<void> {
  await db.execute(sql`
    update "user" set is_operator = true
    where not exists (select 1 from "user" where is_operator)
      and id = (select id from "user" where is_anonymous is not true order by created_at, id limit 1)
  `)
}
