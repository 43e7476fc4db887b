import { eq, lt, type SQL, sql } from "drizzle-orm"
import type { GenerationId } from "../protocol/ids"
import type { Timeline } from "../protocol/timeline"
import type { Database } from "./database"
import { timelines } from "./schema"

/** How long a timeline is kept, in days: as long as somebody may ask what went wrong. */
const keptDays = 7

/** For the generation in `ended`, a row with its `id`; `json` is null where nothing is known. */
export function saveTimeline(db: Database, json: SQL, ended: SQL) {
  return db
    .insert(timelines)
    .select(sql`select id, ${json}, now() from ${ended} where ${json}::text is not null`)
    .onConflictDoNothing()
    .returning({ generationId: timelines.generationId })
}

/** Null while it runs, when its process was lost, and when it has expired. */
export async function findTimeline(db: Database, generationId: GenerationId): Promise<Timeline | null> {
  const [row] = await db
    .select({ json: timelines.json })
    .from(timelines)
    .where(eq(timelines.generationId, generationId))
  return row ? (JSON.parse(row.json) as Timeline) : null
}

export async function forgetTimelines(db: Database): Promise<void> {
  await db.delete(timelines).where(lt(timelines.createdAt, sql`now() - make_interval(days => ${keptDays})`))
}
