import { isNull, not, or, sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { user } from "../chat-store/schema"
import type { Config } from "../config"

/** Whether somebody may make an account now. The first one always may be made: a closed server needs its operator too. */
export async function signUpIsOpen(db: Database, { SIGN_UP }: Pick<Config, "SIGN_UP">): Promise<boolean> {
  if (SIGN_UP === "open") return true
  const isAccount = or(isNull(user.isAnonymous), not(user.isAnonymous))
  const accounts = await db.select({ one: sql`1` }).from(user).where(isAccount).limit(1)
  return accounts.length === 0
}
