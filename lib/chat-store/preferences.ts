import { eq, sql } from "drizzle-orm"
import type { UserId } from "../protocol/ids"
import { type Preferences, readPreferences } from "../protocol/preferences"
import type { Database } from "./database"
import { preferences } from "./schema"

/** What the user has set; null for one who never set anything. */
export async function findPreferences(db: Database, userId: UserId): Promise<Preferences | null> {
  const [row] = await db
    .select({ json: preferences.json })
    .from(preferences)
    .where(eq(preferences.userId, userId))
  return parsePreferences(row?.json ?? null)
}

/** As they are stored; null for one who never set anything. */
export function parsePreferences(json: string | null): Preferences | null {
  return json === null ? null : readPreferences(JSON.parse(json))
}

export async function savePreferences(db: Database, userId: UserId, values: Preferences): Promise<void> {
  const json = JSON.stringify(values)
  await db
    .insert(preferences)
    .values({ userId, json })
    .onConflictDoUpdate({ target: preferences.userId, set: { json, updatedAt: sql`now()` } })
}
