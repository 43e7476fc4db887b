import { eq } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { user } from "../chat-store/schema"
import type { UserId } from "../protocol/ids"
import { electOperator } from "./operator"

/** The one user of `AUTH=single-user`: the operator, made if there is no account yet. */
export async function soleUser(db: Database): Promise<UserId> {
  await electOperator(db)
  const existing = await findOperator(db)
  if (existing) return existing
  // Instances that start together insert the same row.
  const owner = { id: "single-user", name: "Owner", email: "owner@localhost", isOperator: true }
  await db.insert(user).values(owner).onConflictDoNothing()
  return (await findOperator(db)) ?? (owner.id as UserId)
}

async function findOperator(db: Database): Promise<UserId | null> {
  const [row] = await db.select({ id: user.id }).from(user).where(eq(user.isOperator, true))
  return (row?.id as UserId | undefined) ?? null
}
