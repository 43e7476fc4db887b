import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"
import type * as schema from "./schema"

/** What `execute` resolves to, as far as the drivers agree. */
interface QueryResult extends PgQueryResultHKT {
  type: Rows<this["row"]>
}
type Rows<Row> = { rows: Row[] }

/** Drizzle over our schema, the same type for the embedded database and for a Postgres server. */
export type Database = PgDatabase<QueryResult, typeof schema>

/** An open, migrated database. */
export interface Connection {
  readonly kind: "pglite" | "postgres"
  readonly db: Database

  /**
   * One SQL statement with `$1`-style parameters, without Drizzle: for the stream log's hot path. The text has to be one of few
   * that never change, because it is prepared once and kept. Errors of the database carry its five-letter `code`. Timestamps come
   * as `Date`; `bigint` differs by kind, so cast it.
   */
  query(text: string, params: unknown[]): Promise<{ rows: Record<string, unknown>[] }>

  /** Waits for what is running, then closes and frees the data folder. */
  close(): Promise<void>
}

/** What Drizzle has to know about our schema, wherever a client is wrapped. */
export const casing = "snake_case"
