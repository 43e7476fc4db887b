import { nanoid } from "nanoid"
import type { UserId } from "../protocol/ids"
import type { Database } from "./database"
import { user } from "./schema"

/** For unit tests: a user as the auth library would have made it. */
export async function addTestUser(db: Database): Promise<UserId> {
  const id = nanoid() as UserId
  await db.insert(user).values({ id, name: "Guest", email: `${id}@example.org` })
  return id
}
